#!/usr/bin/env python3
"""Reads the headers of DICOM files with pydicom, the pixels left out, and the fields that an import keeps; one line of
JSON, with one process and with one for each core. A first pass warms the cache and is not measured.

    import_peer.py PROCESSES SOURCE...
"""
import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path

import pydicom
from pydicom.errors import InvalidDicomError

FIELDS = ("PatientID", "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "Modality", "ImagePositionPatient",
          "ImageOrientationPatient", "PixelSpacing", "Rows", "Columns", "BodyPartExamined", "StudyDate",
          "StudyDescription", "SeriesDescription", "ProtocolName", "InstitutionName", "Manufacturer",
          "ManufacturerModelName", "StationName", "KVP", "EchoTime", "RepetitionTime", "FlipAngle",
          "MagneticFieldStrength", "SliceThickness", "ConvolutionKernel", "ContrastBolusAgent", "PatientSex",
          "PatientAge", "PatientPosition", "ImageLaterality", "ViewPosition", "ImageType")


def read(path):
    try:
        header = pydicom.dcmread(path, stop_before_pixels=True)
    except (InvalidDicomError, OSError, ValueError):
        return None
    return [str(header.get(field, "")) for field in FIELDS]


def files_of(sources):
    return [file for source in sources for file in sorted(Path(source).rglob("*")) if file.is_file()]


def timed(reader, sources):
    start = time.perf_counter()
    read_files = [row for row in reader(files_of(sources)) if row]
    return len(read_files), time.perf_counter() - start


def main():
    processes, sources = int(sys.argv[1]), sys.argv[2:]
    with multiprocessing.Pool(processes) as pool:
        def together(files):
            return pool.map(read, files, chunksize=8)
        timed(together, sources)
        count, together_seconds = timed(together, sources)
    _, single_seconds = timed(lambda files: map(read, files), sources)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"name": "import", "files": count, "files_per_second": count / together_seconds,
                      "single_per_second": count / single_seconds,
                      "peak_rss_mb": (own + processes * child) / 1024}))


if __name__ == "__main__":
    main()
