#!/usr/bin/env python3
"""Runs torchvision's ResNets on weights and images of .safetensors files, read by the format's description alone.

resnet_torchvision.py NETWORK WEIGHTS IMAGES OUTPUT   logits as raw float32; NETWORK is resnet18 or resnet50
resnet_torchvision.py script WEIGHTS SCRIPT           a ResNet-18 of these weights as TorchScript
resnet_torchvision.py golden NETWORK                  prints the logits of the formula that the test uses
"""
import json
import math
import struct
import sys

import numpy
import torch
import torchvision


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    kinds = {"F32": numpy.float32, "I64": numpy.int64}
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            values = numpy.frombuffer(data[begin:end], kinds[entry["dtype"]])
            tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def network_of(name, tensors):
    network = getattr(torchvision.models, name)(num_classes=tensors["fc.weight"].shape[0])
    network.load_state_dict(tensors, strict=True)
    return network.eval()


def even(count, number):
    """Numbers of [0, 1) that any language computes alike."""
    index = numpy.arange(count, dtype=numpy.uint64)
    mixed = (index * numpy.uint64(2654435761) + numpy.uint64(number * 40503)) % numpy.uint64(2**32)
    mixed = (mixed ^ (mixed >> numpy.uint64(15))) * numpy.uint64(2246822519) % numpy.uint64(2**32)
    return (mixed ^ (mixed >> numpy.uint64(13))).astype(numpy.float64) / 2.0**32


def formula(name, shape, number):
    values = even(int(numpy.prod(shape)), number)
    if name.endswith("running_var") or (len(shape) == 1 and name.endswith(".weight")):
        values = 0.5 + values
    elif len(shape) == 4:
        values = (values - 0.5) * math.sqrt(12.0 / (shape[1] * shape[2] * shape[3]))
    else:
        values = (values - 0.5) * 0.2
    return torch.from_numpy(values.astype(numpy.float32).reshape(shape))


def golden(name):
    network = getattr(torchvision.models, name)(num_classes=4)
    state = network.state_dict()
    for number, key in enumerate(sorted(key for key in state if not key.endswith("num_batches_tracked"))):
        state[key] = formula(key, tuple(state[key].shape), number)
    network.load_state_dict(state)
    images = torch.from_numpy(even(2 * 3 * 40 * 48, 999).astype(numpy.float32).reshape(2, 3, 40, 48))
    with torch.no_grad():
        return network.eval()(images)


if sys.argv[1] == "golden":
    torch.set_printoptions(precision=7)
    print(golden(sys.argv[2]))
elif sys.argv[1] == "script":
    network = network_of("resnet18", read(sys.argv[2]))
    declared = {"input.json": json.dumps({"size": 48, "mean": [0.5, 0.4, 0.3], "std": [0.2, 0.3, 0.4]})}
    torch.jit.save(torch.jit.script(network), sys.argv[3], _extra_files=declared)
else:
    with torch.no_grad():
        logits = network_of(sys.argv[1], read(sys.argv[2]))(read(sys.argv[3])["images"])
    logits.numpy().astype(numpy.float32).tofile(sys.argv[4])
