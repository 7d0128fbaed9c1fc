#!/usr/bin/env python3
"""The training of core/learning written anew in Python PyTorch: the same network, loss, batched augmentation, optimiser
and memory format. Prints one line of JSON with the images/s of the measured epochs.

    train_peer.py IMAGES.npy EPOCHS BATCH THREADS WIDTH LATENT
"""
import json
import math
import resource
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

ROTATION, SMALLEST, ASPECT, TRANSLATION = 10, 0.5, 0.1, 0.05
BRIGHTNESS, CONTRAST, BLUR, SHARPNESS, NOISE, CUT_OUT = 0.05, 0.15, 1, 0.5, 0.02, 0.2
TEMPERATURE, RECONSTRUCTION, RATE = 0.1, 0.1, 1e-3


def even(images, low, high):
    return torch.rand(len(images)) * (high - low) + low


def spread(values):
    return values.view(-1, 1, 1, 1)


def placement(images):
    angle = even(images, -ROTATION, ROTATION) * (math.pi / 180)
    scale = even(images, SMALLEST, 1)
    stretch = torch.exp(even(images, -math.log1p(ASPECT), math.log1p(ASPECT)) / 2)
    across, down, room = scale * stretch, scale / stretch, 1 - scale
    shift_x = even(images, -1, 1) * room + 2 * even(images, -TRANSLATION, TRANSLATION)
    shift_y = even(images, -1, 1) * room + 2 * even(images, -TRANSLATION, TRANSLATION)
    first = torch.stack((across * torch.cos(angle), -down * torch.sin(angle), shift_x), 1)
    second = torch.stack((across * torch.sin(angle), down * torch.cos(angle), shift_y), 1)
    return torch.stack((first, second), 1)


def light(views):
    mean = views.mean((1, 2, 3), keepdim=True)
    contrast = spread(even(views, 1 - CONTRAST, 1 + CONTRAST))
    return views * contrast + (mean * (1 - contrast) + spread(even(views, -BRIGHTNESS, BRIGHTNESS)))


def gaussian(side, sigma):
    radius = math.ceil(2 * sigma)
    steps = torch.arange(-radius, radius + 1, dtype=torch.float32)
    weights = torch.softmax(-steps * steps / (2 * sigma * sigma), 0)
    sources = (torch.arange(side).unsqueeze(1) + steps).clamp(0, side - 1).long()
    return torch.zeros(side, side).scatter_add_(1, sources, weights.expand(side, -1).contiguous())


def blend(views):
    down, across = (gaussian(side, views.shape[3] / 64) for side in views.shape[2:])
    blurred = torch.matmul(down, torch.matmul(views, across.t()))
    return torch.lerp(views, blurred, spread(even(views, -SHARPNESS, BLUR)))


def cut_out(views):
    def far(extent):
        return (torch.linspace(0, 1, extent)[None] - even(views, 0, 1)[:, None]).abs() > CUT_OUT / 2
    kept = far(views.shape[2])[:, None, :, None] | far(views.shape[3])[:, None, None, :]
    return torch.where(kept, views, views.mean((1, 2, 3), keepdim=True))


@torch.no_grad()
def augment(images):
    grid = F.affine_grid(placement(images), images.shape, align_corners=False)
    views = F.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=False)
    views = blend(light(views))
    views = cut_out(views)
    return views.add_(torch.randn_like(views), alpha=NOISE).clamp_(0, 1)


class Block(nn.Module):
    def __init__(self, inside, outside, stride):
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU(),
            nn.Conv2d(outside, outside, 3, 1, 1, bias=False), nn.BatchNorm2d(outside))
        self.shortcut = nn.Identity() if stride == 1 and inside == outside else nn.Sequential(
            nn.Conv2d(inside, outside, 1, stride, 0, bias=False), nn.BatchNorm2d(outside))

    def forward(self, x):
        return torch.relu(self.path(x) + self.shortcut(x))


def doubling(inside, outside):
    """Sub-pixel convolution: twice the side."""
    return (nn.Conv2d(inside, 4 * outside, 3, padding=1, bias=False), nn.PixelShuffle(2), nn.BatchNorm2d(outside),
            nn.ReLU())


class Autoencoder(nn.Module):
    def __init__(self, channels, size, latent, w):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(channels, w, 3, 2, 1, bias=False), nn.BatchNorm2d(w), nn.ReLU(),
            Block(w, w, 1), Block(w, 2 * w, 2), Block(2 * w, 4 * w, 2), Block(4 * w, 8 * w, 2),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8 * w, latent),
            nn.BatchNorm1d(latent, affine=False))
        self.head = nn.Sequential(nn.Linear(latent, 2 * latent), nn.ReLU(), nn.Linear(2 * latent, 2 * latent),
                                  nn.ReLU(), nn.Linear(2 * latent, latent))
        side = size // 8
        self.decoder = nn.Sequential(
            nn.Linear(latent, 8 * w * side * side), nn.Unflatten(1, (8 * w, side, side)),
            *doubling(8 * w, 2 * w), *doubling(2 * w, w),
            nn.Conv2d(w, 4 * channels, 3, padding=1), nn.PixelShuffle(2), nn.Sigmoid())


def decoupled(first, second):
    count = len(first)
    z = F.normalize(torch.cat((first, second)), dim=1)
    logits = z @ z.t() / TEMPERATURE
    logits = logits.masked_fill(torch.eye(2 * count, dtype=torch.bool), -math.inf)
    column = ((torch.arange(2 * count) + count) % (2 * count)).unsqueeze(1)
    attraction = logits.gather(1, column).squeeze(1)
    negatives = logits.scatter(1, column, -math.inf)
    return (torch.logsumexp(negatives, 1) - attraction).mean()


def epoch(model, optimiser, images, batch):
    order = torch.randperm(len(images))
    for first in range(0, len(images) - 1, batch):
        items = images.index_select(0, order[first:first + batch]).to(torch.float32).div_(255)
        views = torch.cat((augment(items), augment(items))).contiguous(memory_format=torch.channels_last)
        optimiser.zero_grad()
        embedding = model.encoder(views)
        difference = F.mse_loss(model.decoder(embedding), views)
        loss = decoupled(*model.head(embedding).chunk(2)) + 2 * RECONSTRUCTION * difference
        loss.backward()
        optimiser.step()
        loss.item()


def main():
    path, epochs, batch, threads, width, latent = sys.argv[1], *map(int, sys.argv[2:7])
    torch.set_num_threads(threads)
    images = torch.from_numpy(np.load(path))
    images = images.unsqueeze(1) if images.dim() == 3 else images
    model = Autoencoder(images.shape[1], images.shape[-1], latent, width).to(memory_format=torch.channels_last).train()
    optimiser = torch.optim.Adam(model.parameters(), RATE)
    epoch(model, optimiser, images[:2 * batch], batch)
    start = time.perf_counter()
    for _ in range(epochs):
        epoch(model, optimiser, images, batch)
    seconds = time.perf_counter() - start
    print(json.dumps({"name": "training", "images_per_second": epochs * len(images) / seconds,
                      "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
