#pragma once

#include "core/imaging/dicom/plane.h"
#include "core/imaging/series.h"

#include <optional>

namespace stratoscope::imaging {

class FileWindow;

/// What the index wants to know of one DICOM file.
struct DicomHeader {
  std::filesystem::path path;
  std::string instance; ///< SOP Instance UID
  std::string seriesUid;
  std::string studyUid;
  std::string patient; ///< Patient ID
  std::string modality;
  std::string transferSyntax;
  std::string photometric;
  int rows = 0;
  int columns = 0;
  int frames = 1;
  int samples = 1;
  int instanceNumber = 0;
  std::optional<std::array<double, 3>> position;    ///< Image Position (Patient), mm
  std::optional<std::array<double, 6>> orientation; ///< Image Orientation (Patient): row, then column cosines
  std::array<double, 2> pixelSpacing{0, 0};         ///< between rows, between columns, mm; 0 where not given
  double sliceSpacing = 0;                          ///< Spacing Between Slices, else Slice Thickness, mm; 0: not given
  VoiOptions voi;                 ///< the windows on top of the data set; VOI LUTs are read with the pixels
  double slope = 1;               ///< Rescale Slope
  double intercept = 0;           ///< Rescale Intercept
  double mirror = 0;              ///< MONOCHROME1: a stored value s is as bright as mirror - s would be in MONOCHROME2
  bool isReal = false;            ///< the pixels are floats or doubles
  bool isEnhanced = false;        ///< what is said of its frames lies in functional groups
  bool isMosaic = false;          ///< a Siemens mosaic, by its Image Type
  bool isLocalizer = false;       ///< a scout view, by its Image Type
  Mosaic mosaic;                  ///< how its slices lie; none where the header does not say how many there are
  std::vector<DicomPlane> planes; ///< of a file of several frames, or a mosaic; empty for one plain frame
  std::map<std::string, std::string> parts; ///< of a plain frame: what can tell volumes of one series apart
  std::string unit; ///< of rescaled values: Rescale Type, PET's Units, HU for CT; empty where not known
  std::map<std::string, std::string> descriptions; ///< columns for the cohort; no names, no dates of birth
  std::vector<Text> warnings;                      ///< what had to be assumed of the header
};

/// Reads a file's data elements with DCMTK; of the pixel data only that they are there and as long as the header asks.
/// Descriptions are in UTF-8; numbers among them are written in the C locale, ages in years, dates as YYYYMMDD.
/// Throws Error::Unreadable (not DICOM, cut off, header contradicts itself) or Error::Unsupported (no image in it).
[[nodiscard]] DicomHeader readDicomHeader(const std::filesystem::path& path);
/// The same of a file that is open already.
[[nodiscard]] DicomHeader readDicomHeader(FileWindow& file);

} // namespace stratoscope::imaging
