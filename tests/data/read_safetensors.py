"""Reads a .safetensors file as the format's specification describes it, with the standard library alone.

Eight bytes of header length (little-endian), a JSON header, and the tensors' bytes; "data_offsets" count from the end of
the header. Prints one JSON object: for each tensor its type, shape, and SHA-256 of its bytes; and the metadata.
"""
import hashlib
import json
import struct
import sys

with open(sys.argv[1], "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = file.read()
metadata = header.pop("__metadata__", {})
tensors = {}
for name, entry in header.items():
    begin, end = entry["data_offsets"]
    tensors[name] = {"dtype": entry["dtype"], "shape": entry["shape"], "sha256": hashlib.sha256(data[begin:end]).hexdigest()}
json.dump({"tensors": tensors, "metadata": metadata, "bytes": len(data)}, sys.stdout)
