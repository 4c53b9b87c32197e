"""Other people's forms of data, one file each: read into values of the model, row by row."""
