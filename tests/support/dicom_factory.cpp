#include "dicom_factory.h"

#include <cstdint>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <fstream>
#include <iterator>
#include <mutex>
#include <stdexcept>

namespace dicom_factory {
namespace {

void check(const OFCondition& status, const char* what) {
  if (status.bad()) {
    throw std::runtime_error(std::string(what) + ": " + status.text());
  }
}

const char* classOf(const std::string& modality) {
  if (modality == "MR") {
    return UID_MRImageStorage;
  }
  if (modality == "PT") {
    return UID_PositronEmissionTomographyImageStorage;
  }
  return modality == "CT" ? UID_CTImageStorage : UID_SecondaryCaptureImageStorage;
}

std::string nextInstance() {
  static int made = 0;
  ++made;
  return std::string("1.2.3.1.1.").append(std::to_string(made));
}

void registerEncoders() {
  static std::once_flag once;
  std::call_once(once, [] {
    DcmRLEEncoderRegistration::registerCodecs();
    DJEncoderRegistration::registerCodecs();
    DJLSEncoderRegistration::registerCodecs();
  });
}

std::string joined(const double* values, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text.append(i == 0 ? "" : "\\").append(std::to_string(values[i]));
  }
  return text;
}

} // namespace

DicomFile::DicomFile(int columns, int rows, int frames, const std::string& modality) {
  set(DCM_SOPClassUID, classOf(modality)).set(DCM_SOPInstanceUID, nextInstance());
  set(DCM_StudyInstanceUID, "1.2.3.1").set(DCM_SeriesInstanceUID, "1.2.3.1.1");
  set(DCM_PatientID, "P1").set(DCM_Modality, modality).set(DCM_InstanceNumber, "1");
  set(DCM_Rows, std::to_string(rows)).set(DCM_Columns, std::to_string(columns));
  if (frames > 1) {
    set(DCM_NumberOfFrames, std::to_string(frames));
  }
  set(DCM_SamplesPerPixel, "1").set(DCM_PhotometricInterpretation, "MONOCHROME2").set(DCM_PixelSpacing, "1\\1");
  bits(16, 16).place({0, 0, 0}).ramp(0);
}

DicomFile& DicomFile::set(const DcmTag& tag, const std::string& value) {
  setIn(data(), tag, value);
  return *this;
}

DicomFile& DicomFile::remove(const DcmTagKey& tag) {
  data().findAndDeleteElement(tag);
  return *this;
}

DicomFile& DicomFile::place(const std::array<double, 3>& position, const std::array<double, 6>& orientation) {
  set(DCM_ImagePositionPatient, joined(position.data(), position.size()));
  return set(DCM_ImageOrientationPatient, joined(orientation.data(), orientation.size()));
}

DicomFile& DicomFile::bits(int allocated, int stored, bool isSigned) {
  set(DCM_BitsAllocated, std::to_string(allocated)).set(DCM_BitsStored, std::to_string(stored));
  return set(DCM_HighBit, std::to_string(stored - 1)).set(DCM_PixelRepresentation, isSigned ? "1" : "0");
}

DicomFile& DicomFile::colour(const std::string& photometric, int planar) {
  set(DCM_SamplesPerPixel, "3").set(DCM_PhotometricInterpretation, photometric);
  return set(DCM_PlanarConfiguration, std::to_string(planar)).bits(8, 8);
}

DicomFile& DicomFile::pixels8(const std::vector<Uint8>& values) {
  auto even = values;
  even.resize((values.size() + 1) / 2 * 2, 0);
  check(data().putAndInsertUint8Array(DCM_PixelData, even.data(), static_cast<unsigned long>(even.size())), "pixels");
  return *this;
}

DicomFile& DicomFile::pixels16(const std::vector<Uint16>& values) {
  check(data().putAndInsertUint16Array(DCM_PixelData, values.data(), static_cast<unsigned long>(values.size())),
        "pixels");
  return *this;
}

DicomFile& DicomFile::pixels32(const std::vector<Uint32>& values) {
  std::vector<Uint16> halves;
  for (const Uint32 value : values) {
    halves.push_back(static_cast<Uint16>(value & 0xFFFFU));
    halves.push_back(static_cast<Uint16>(value >> 16U));
  }
  return pixels16(halves);
}

std::size_t DicomFile::samples() {
  const auto number = [&](const DcmTagKey& tag, std::size_t otherwise) {
    OFString text;
    return data().findAndGetOFString(tag, text).good() && !text.empty() ? std::stoul(text.c_str()) : otherwise;
  };
  return number(DCM_Rows, 1) * number(DCM_Columns, 1) * number(DCM_NumberOfFrames, 1) * number(DCM_SamplesPerPixel, 1);
}

DicomFile& DicomFile::ramp(int first) {
  OFString allocated;
  data().findAndGetOFString(DCM_BitsAllocated, allocated);
  std::vector<Uint32> values(samples());
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = static_cast<Uint32>(first) + static_cast<Uint32>(i);
  }
  if (allocated == "8") {
    return pixels8(std::vector<Uint8>(values.begin(), values.end()));
  }
  return allocated == "32" ? pixels32(values) : pixels16(std::vector<Uint16>(values.begin(), values.end()));
}

DcmItem& DicomFile::item(const DcmTagKey& sequence, long item) { return itemIn(data(), sequence, item); }

void DicomFile::setIn(DcmItem& item, const DcmTag& tag, const std::string& value) {
  DcmElement* element = nullptr;
  check(DcmItem::newDicomElement(element, tag), "element");
  const auto status = element->putString(value.data(), static_cast<Uint32>(value.size()));
  check(status.good() ? item.insert(element, OFTrue) : status, "element");
}

DcmItem& DicomFile::itemIn(DcmItem& parent, const DcmTagKey& sequence, long item) {
  DcmItem* found = nullptr;
  check(parent.findOrCreateSequenceItem(sequence, found, item), "sequence");
  return *found;
}

void DicomFile::save(const std::filesystem::path& path, E_TransferSyntax syntax) {
  registerEncoders();
  std::filesystem::create_directories(path.parent_path());
  auto copy = file_;
  check(copy.chooseRepresentation(syntax, nullptr), "representation");
  check(copy.saveFile(path.c_str(), syntax), "file");
}

void DicomFile::saveAs(const std::filesystem::path& path, const std::string& syntaxUid) {
  save(path, EXS_RLELossless);
  std::ifstream input(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(input), {}};
  const std::string written = UID_RLELosslessTransferSyntax;
  const auto even = [](std::string uid) { return uid.size() % 2 == 0 ? uid : uid.append(1, '\0'); };
  const auto place = bytes.find(even(written));
  const auto length = even(syntaxUid).size();
  const auto more = length - even(written).size();
  bytes.replace(place, even(written).size(), even(syntaxUid));
  bytes[place - 2] = static_cast<char>(length);
  constexpr std::size_t groupLength = 132 + 8; // the value of (0002,0000)
  bytes[groupLength] = static_cast<char>(static_cast<unsigned char>(bytes[groupLength]) + more);
  std::ofstream(path, std::ios::binary) << bytes;
}

std::vector<std::filesystem::path> writeSeries(const std::filesystem::path& folder, int count, double step,
                                               const std::array<double, 6>& orientation) {
  const auto& o = orientation;
  const std::array normal{o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
  std::vector<std::filesystem::path> paths;
  for (int k = 0; k < count; ++k) {
    const double way = step * k;
    DicomFile file;
    file.place({normal[0] * way, normal[1] * way, normal[2] * way}, orientation).ramp(100 * k);
    file.set(DCM_InstanceNumber, std::to_string(k + 1));
    paths.push_back(folder / std::to_string(k + 1).append(".dcm"));
    file.save(paths.back());
  }
  return paths;
}

} // namespace dicom_factory
