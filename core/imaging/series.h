#pragma once

#include "core/base/text.h"

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace stratoscope::imaging {

enum class SourceKind { Picture, Nifti, Dicom, Npz, Nrrd, MetaImage };

// What is described here also travels to and from the decoder processes: decoder_message.cpp names each field.

/// One thing that can be decoded into a volume, as its headers describe it: a picture, a NIfTI file, a DICOM series
/// (its files sorted by position along the normal) or one NPZ of the MedMNIST form.
struct Series {
  SourceKind kind = SourceKind::Picture;
  std::filesystem::path path;               ///< the file, or the first file of a DICOM series
  std::vector<std::filesystem::path> files; ///< all files, in slice order
  std::string patient;                      ///< DICOM Patient ID; empty where the source has none
  std::string study;                        ///< Study Instance UID or empty
  std::string uid;                          ///< Series Instance UID or empty
  std::string modality;                     ///< DICOM's term (CT, MR, CR ...), or empty where it is not known
  std::string transferSyntax;               ///< UID, DICOM only
  std::string photometric;                  ///< DICOM only
  int frames = 1;                           ///< of all files together
  int part = 0;                             ///< which volume of a file that holds several (4-D NIfTI, 3-D NPZ), from 0
  int parts = 1;                            ///< volumes in the file
  std::map<std::string, std::string> columns; ///< what people filter by: description, manufacturer, folder ...
};

struct SkippedFile {
  std::filesystem::path path;
  Text reason;
};

struct FileWarning {
  std::filesystem::path path;
  Text message;
};

/// Axes are LPS, as in DICOM and ITK. Lengths in millimetres.
struct Geometry {
  std::array<double, 3> spacing{1, 1, 1};
  std::array<double, 3> origin{0, 0, 0};
  std::array<double, 9> direction{1, 0, 0, 0, 1, 0, 0, 0, 1}; ///< row-major; columns are the axes i, j, k
};

/// How a window's values become grey. DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3.
enum class WindowFunction {
  LinearExact, ///< black at centre - width / 2, white at centre + width / 2
  Linear,      ///< DICOM's default: black at centre - 0.5 - (width - 1) / 2, white at centre - 0.5 + (width - 1) / 2
  Sigmoid      ///< 1 / (1 + exp(-4 (value - centre) / width))
};

/// A VOI LUT (DICOM PS3.3 C.11.2.1.1): what is seen of the values first, first + 1 ..., held at both ends.
struct GreyTable {
  double first = 0;
  std::vector<float> grey; ///< 0 black to 1 white; empty for none

  friend bool operator==(const GreyTable&, const GreyTable&) = default;
};

/// One way that a file offers to show its values: a VOI LUT where the table has entries, else a window.
struct VoiOption {
  std::string name; ///< the file's explanation of it, as UTF-8; empty where it has none
  double centre = 0;
  double width = 0; ///< greater than 0 for a window
  WindowFunction function = WindowFunction::LinearExact;
  GreyTable table{};

  friend bool operator==(const VoiOption&, const VoiOption&) = default;
};

/// Decoded pixels in their own meaning (Hounsfield units, grey values), not yet windowed.
struct Volume {
  std::array<int, 3> size{0, 0, 0}; ///< columns, rows, slices
  int channels = 1;                 ///< 1, or 3 for colour
  int storedBits = 0;               ///< 8 or 16 for unsigned whole numbers that a picture holds; 0 for all others
  std::vector<float> values;        ///< channel fastest, then column, row, slice
  std::string unit;                 ///< of the values: "HU", "BQML" ...; empty where the file names none
  Geometry geometry;
  double windowCentre = 0; ///< of the file's own window; used when windowWidth > 0
  double windowWidth = 0;
  WindowFunction windowFunction = WindowFunction::LinearExact;
  GreyTable table;                                              ///< of the file's own VOI LUT; goes before its window
  std::vector<std::vector<VoiOption>> voiSets;                  ///< what its files offer; see voi.h
  std::vector<int> voiOfSlice;                                  ///< the set of each slice; empty where none offers any
  std::vector<std::map<std::string, std::string>> sliceColumns; ///< of an NPZ: "split" and "label" of each image
  std::vector<FileWarning> warnings;                            ///< what the reader had to assume
};

} // namespace stratoscope::imaging
