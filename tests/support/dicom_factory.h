#pragma once

#include <array>
#include <dcmtk/dcmdata/dctk.h>
#include <filesystem>
#include <string>
#include <vector>

namespace dicom_factory {

/// A DICOM file for a test: valid, small, without anybody's data. A new one is a CT slice of 16 bits at the origin, of
/// patient "P1", study "1.2.3.1", series "1.2.3.1.1" and an instance UID of its own, its pixels a ramp from 0.
/// What a test is about it sets on top; each setter gives the file itself, so that calls can be chained.
class DicomFile {
public:
  explicit DicomFile(int columns = 4, int rows = 3, int frames = 1, const std::string& modality = "CT");

  /// Sets an element of the data set from its text (several values parted by '\'), whatever its VR; an empty text makes
  /// an empty element. A private tag needs its representation: DcmTag(0x0019, 0x100C, EVR_IS). The bytes are written as
  /// they are: a text in another character set is the caller's to encode.
  DicomFile& set(const DcmTag& tag, const std::string& value);
  DicomFile& remove(const DcmTagKey& tag);
  /// Image Position and Orientation (Patient), mm.
  DicomFile& place(const std::array<double, 3>& position,
                   const std::array<double, 6>& orientation = {1, 0, 0, 0, 1, 0});
  /// Bits Allocated (1, 8, 16, 32), Bits Stored, High Bit = Bits Stored - 1, Pixel Representation.
  DicomFile& bits(int allocated, int stored, bool isSigned = false);
  /// Samples per Pixel 3 with this Photometric Interpretation and Planar Configuration, 8 bits.
  DicomFile& colour(const std::string& photometric, int planar = 0);
  DicomFile& pixels8(const std::vector<Uint8>& values);
  DicomFile& pixels16(const std::vector<Uint16>& values);
  DicomFile& pixels32(const std::vector<Uint32>& values);
  /// All pixels from `first` upwards by one, in the width that bits() said.
  DicomFile& ramp(int first);

  /// Item number `item` of a sequence of the data set, made where it is not there: functional groups and the like.
  DcmItem& item(const DcmTagKey& sequence, long item = 0);
  /// Puts an element into any item, as set() does.
  static void setIn(DcmItem& item, const DcmTag& tag, const std::string& value);
  /// Item number `item` of a sequence within another item, made where it is not there.
  static DcmItem& itemIn(DcmItem& parent, const DcmTagKey& sequence, long item = 0);

  [[nodiscard]] DcmDataset& data() { return *file_.getDataset(); }
  /// Writes the file in any syntax that DCMTK writes: implicit and explicit, big endian, deflated, RLE, JPEG (lossless
  /// .57 and .70, baseline, extended), JPEG-LS (not for pictures of
  /// a few pixels: DCMTK's encoder overruns its buffer). The folder is made where it is not there.
  /// Throws std::runtime_error with DCMTK's reason.
  void save(const std::filesystem::path& path, E_TransferSyntax syntax = EXS_LittleEndianExplicit);
  /// Writes RLE and names another compressed transfer syntax for it, which DCMTK may not know.
  void saveAs(const std::filesystem::path& path, const std::string& syntaxUid);

private:
  [[nodiscard]] std::size_t samples();

  DcmFileFormat file_;
};

/// `count` slices of one series into a folder, named 1.dcm ..., `step` mm apart along the normal of the orientation,
/// Instance Number ascending, slice k a ramp from 100 k. Returns the paths.
std::vector<std::filesystem::path> writeSeries(const std::filesystem::path& folder, int count, double step = 2,
                                               const std::array<double, 6>& orientation = {1, 0, 0, 0, 1, 0});

} // namespace dicom_factory
