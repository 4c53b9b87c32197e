"""The head for claims: a tagger of triggers over the encoder's states, and a reader of their roles.

Each is a bidirectional LSTM. Roles are tagged one by one, since one may stand within another.
"""

import copy

import torch
from claims_features import ASPECTS, FRAMES, POLARITIES, ROLES, Labelled, Row
from network import LAYERS, SIZE, Network
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from tadmor.claims.frames import frames

FAR = 16  # words from a trigger beyond which all distances are alike
TAGS = 2 * len(FRAMES) + 1


class Memory(nn.Module):
    """A bidirectional LSTM over padded sequences."""

    def __init__(self, inner: int, outer: int, layers: int) -> None:
        super().__init__()
        between = 0.3 if layers > 1 else 0.0
        self.lstm = nn.LSTM(
            inner, outer // 2, layers, batch_first=True, bidirectional=True, dropout=between
        )

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        """[rows, words, inner] -> [rows, words, outer]."""
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]


class Head(nn.Module):
    """States of words -> tags of triggers, and for each trigger its roles and facts."""

    def __init__(self, network: Network, own: int, size: int, told: int) -> None:
        super().__init__()
        self.own = nn.ModuleList(copy.deepcopy(network.layers[LAYERS - own :]))
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.narrow = nn.Linear(SIZE, size)
        self.told = nn.Linear(told, size) if told else None
        self.dropout = nn.Dropout(0.35)
        self.words = Memory(size, size, 2)
        self.tag = nn.Linear(size, TAGS)
        self.frame = nn.Embedding(len(FRAMES), size)
        self.distance = nn.Embedding(2 * FAR + 3, size)
        self.around = Memory(2 * size, size, 1)
        self.role = nn.Linear(size, 3 * len(ROLES))
        self.facts = nn.Linear(2 * size, len(POLARITIES) + len(ASPECTS) + 1)

    def read(self, rows: list[Row]) -> tuple[Tensor, Tensor]:
        """Give the words of sentences [rows, words, size], and how many each has."""
        x = pad_sequence([row.states.transpose(0, 1) for row in rows], batch_first=True).float()
        layers = list(x.unbind(2))
        if len(self.own):
            sizes = torch.tensor([row.states.shape[1] for row in rows])
            mask = (torch.arange(x.shape[1]) < sizes[:, None])[:, None, None, :]
            for n, layer in enumerate(self.own, LAYERS - len(self.own)):
                layers[n + 1] = layer(layers[n], mask)
        mixed = (torch.stack(layers, -1) * self.mix.softmax(0)).sum(-1)
        first = [torch.from_numpy(row.pieces.first) for row in rows]
        firsts = pad_sequence(first, batch_first=True)[..., None].expand(-1, -1, SIZE)
        lengths = torch.tensor([len(one) for one in first])
        narrow = self.narrow(self.dropout(mixed.gather(1, firsts)))
        if self.told:
            hints = pad_sequence([row.hints for row in rows], batch_first=True)
            narrow = narrow + self.told(self.dropout(hints[..., : self.told.in_features]))
        x = self.dropout(functional.gelu(narrow))
        return x + self.dropout(self.words(x, lengths)), lengths

    def fill(self, x: Tensor, lengths: Tensor, asked: list[tuple[int, int, int, int]]) -> Tensor:
        """Read `asked` (row, frame, start, end): roles [asked, words, roles, 3] and facts."""
        row, frame, start, end = torch.tensor(asked).unbind(1)
        place = torch.arange(x.shape[1])[None]
        away = (place - start[:, None]).clamp(-FAR, -1) * (place < start[:, None]) + (
            place - end[:, None] + 1
        ).clamp(1, FAR) * (place >= end[:, None])
        mine = x[row] + self.frame(frame)[:, None]
        y = self.around(torch.cat([mine, self.distance(away + FAR + 1)], -1), lengths[row])
        y = functional.pad(y, (0, 0, 0, x.shape[1] - y.shape[1]))
        trigger = y[torch.arange(len(row)), start]
        outside = place >= lengths[row][:, None]
        most = y.masked_fill(outside[..., None], -1e4).max(1).values
        facts = self.facts(self.dropout(torch.cat([trigger, most], -1)))
        return self.role(self.dropout(y)).unflatten(-1, (len(ROLES), 3)), facts


def allowed() -> Tensor:
    """Say which roles each frame has [frames, roles]."""
    has = [[role in (*frames()[f].roles, "time") for role in ROLES] for f in FRAMES]
    return torch.tensor(has)


ALLOWED = allowed()


def loss(head: Head, rows: list[Row]) -> Tensor:
    """Cross-entropy of triggers, of the roles that their frames have, and half that of facts."""
    x, lengths = head.read(rows)
    tags = pad_sequence([row.tags for row in rows], batch_first=True, padding_value=-100)
    value = functional.cross_entropy(head.tag(x).flatten(0, 1), tags.flatten())
    asked = [(n, t.frame, t.start, t.end) for n, row in enumerate(rows) for t in row.triggers]
    if not asked:
        return value
    marked = [t for row in rows for t in row.triggers]
    roles, facts = head.fill(x, lengths, asked)
    want = pad_sequence([t.roles.T for t in marked], batch_first=True, padding_value=-100)
    want = functional.pad(want, (0, 0, 0, x.shape[1] - want.shape[1]), value=-100)
    want = want.masked_fill(~ALLOWED[[t.frame for t in marked]][:, None], -100)
    value = value + functional.cross_entropy(roles.flatten(0, 2), want.flatten())
    return value + 0.3 * of_facts(facts, marked)


def of_facts(facts: Tensor, marked: list[Labelled]) -> Tensor:
    polarity, aspect, moves = facts.split([len(POLARITIES), len(ASPECTS), 1], -1)
    value = functional.cross_entropy(polarity, torch.tensor([t.polarity for t in marked]))
    value = value + functional.cross_entropy(aspect, torch.tensor([t.aspect for t in marked]))
    wanted = torch.tensor([t.moves for t in marked])
    return value + functional.binary_cross_entropy_with_logits(moves[:, 0], wanted)
