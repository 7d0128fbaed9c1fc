#!/usr/bin/env python3
"""The usual input pipeline of Python PyTorch: torchvision transforms of each PIL image, two views, a DataLoader with two
workers. Prints one line of JSON.

    pipeline_peer.py files FOLDER EPOCHS BATCH      decodes the pictures each time, as ImageFolder does
    pipeline_peer.py array IMAGES.npy EPOCHS BATCH  has them decoded in memory
"""
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms as T


class Noise:
    def __call__(self, image):
        return (image + 0.02 * torch.randn_like(image)).clamp_(0, 1)


def transform(side):
    """The changes of the program's default preset, by torchvision's usual means."""
    return T.Compose([
        T.RandomAffine(10, translate=(0.05, 0.05), interpolation=T.InterpolationMode.BILINEAR),
        T.RandomResizedCrop(side, scale=(0.25, 1), ratio=(1 / 1.1, 1.1)),
        T.ColorJitter(0.05, 0.15),
        T.RandomApply([T.GaussianBlur(5, (0.1, 1.0))], 0.67),
        T.RandomAdjustSharpness(1.5, 0.33),
        T.ToTensor(),
        T.RandomErasing(1, scale=(0.04, 0.04), ratio=(1, 1), value=0.3),
        Noise(),
    ])


class TwoViews(Dataset):
    def __init__(self, kind, place):
        self.array = np.load(place) if kind == "array" else None
        self.files = sorted(Path(place).glob("*/*.jpeg")) if kind == "files" else []
        side = self.array.shape[-1] if kind == "array" else Image.open(self.files[0]).size[0]
        self.transform = transform(side)

    def __len__(self):
        return len(self.files) or len(self.array)

    def __getitem__(self, i):
        image = Image.open(self.files[i]).convert("L") if self.files else Image.fromarray(self.array[i].squeeze())
        return self.transform(image), self.transform(image)


def main():
    kind, place, epochs, batch = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    items = TwoViews(kind, place)
    # The workers stay, so that their start counts once and not every epoch.
    loader = DataLoader(items, batch, shuffle=True, num_workers=2, persistent_workers=True)
    start = time.perf_counter()
    checksum = 0.0
    for _ in range(epochs):
        for first, second in loader:
            checksum += float(torch.cat((first, second)).contiguous(memory_format=torch.channels_last).sum())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    del loader
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"name": "pipeline", "images_per_second": epochs * len(items) / seconds,
                      "peak_rss_mb": peak + 2 * workers, "checksum": checksum}))


if __name__ == "__main__":
    main()
