#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// DICOM files with a value of its own in every element asked for, and the search for these values in bytes.
namespace planted {

namespace fs = std::filesystem;

constexpr int depths = 4; ///< 0 is the data set itself, 1 to 3 nested items

inline std::uint32_t numberOf(const DcmTagKey& tag) { return (std::uint32_t{tag.getGroup()} << 16) | tag.getElement(); }
inline DcmTagKey keyOf(std::uint32_t tag) {
  return {static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag & 0xffff)};
}

inline std::string bytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string joined(std::string front, const std::string& back) { return front.append(back); }

/// Rows of a CSV without its head line.
inline std::vector<std::vector<std::string>> rowsOf(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::vector<std::vector<std::string>> rows;
  while (std::getline(file, line)) {
    std::istringstream fields(line + ",");
    std::vector<std::string> row;
    for (std::string field; std::getline(fields, field, ',');) {
      row.push_back(field);
    }
    rows.push_back(row);
  }
  return rows;
}

/// Remembers which value was planted in which element.
class Markers {
public:
  /// Letters that are found wherever they stand: "MK" and ten more.
  std::string word(std::uint32_t tag, int depth) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "MK%08XD%d", tag, depth);
    words_[text.data()] = tag;
    return text.data();
  }
  /// Digits, found where no other digit or dot touches them.
  std::string digits(std::uint32_t tag, const std::string& value) {
    digits_[value] = tag;
    return value;
  }
  int next() { return ++count_; }
  int nextDay() { return ++days_; }
  [[nodiscard]] std::size_t size() const { return words_.size() + digits_.size(); }

  /// Tags whose value is among these bytes.
  [[nodiscard]] std::set<std::uint32_t> foundIn(const std::string& bytes) const {
    std::set<std::uint32_t> found;
    for (auto at = bytes.find("MK"); at != std::string::npos; at = bytes.find("MK", at + 1)) {
      const auto marker = words_.find(bytes.substr(at, 12));
      if (marker != words_.end()) {
        found.insert(marker->second);
      }
    }
    const auto isNumeric = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    for (auto first = bytes.begin(); first != bytes.end();) {
      first = std::find_if(first, bytes.end(), isNumeric);
      const auto last = std::find_if_not(first, bytes.end(), isNumeric);
      const auto marker = digits_.find(std::string(first, last));
      if (marker != digits_.end()) {
        found.insert(marker->second);
      }
      first = last;
    }
    return found;
  }

private:
  std::map<std::string, std::uint32_t> words_;
  std::map<std::string, std::uint32_t> digits_;
  int count_ = 0;
  int days_ = 0;
};

inline std::string padded(int number, int width) {
  auto text = std::to_string(number);
  return text.insert(0, static_cast<std::size_t>(std::max(0, width - static_cast<int>(text.size()))), '0');
}

/// A day of its own for each number below 1200, from 1901 on, always the 15th: a date that is shifted would have to
/// move by whole months to become another one.
inline std::string day(int number) {
  return std::to_string(1901 + number / 12 % 100).append(padded(1 + number % 12, 2)).append("15");
}

/// The text to plant for a VR; empty for VRs that hold no text.
inline std::string textFor(DcmEVR vr, std::uint32_t tag, int depth, Markers& markers) {
  const int number = markers.next();
  switch (vr) {
  case EVR_DA:
    return markers.digits(tag, day(markers.nextDay()));
  case EVR_TM:
    return markers.digits(tag, joined("112233.", padded(number, 6)));
  case EVR_DT:
    return markers.digits(tag, joined(day(number), joined("112233.", padded(number, 6))));
  case EVR_UI:
    return markers.digits(tag, joined("1.2.826.0.1.3680043.9.99.", std::to_string(number)));
  case EVR_DS:
    return markers.digits(tag, joined("77.", padded(number, 6)));
  case EVR_IS:
    return markers.digits(tag, joined("77", padded(number, 6)));
  case EVR_AE:
  case EVR_CS:
  case EVR_LO:
  case EVR_LT:
  case EVR_PN:
  case EVR_SH:
  case EVR_ST:
  case EVR_UC:
  case EVR_UR:
  case EVR_UT:
    return markers.word(tag, depth);
  default:
    return {};
  }
}

/// An element with `bytes` as they are, of the VR given.
inline void plantBytes(DcmItem& item, const DcmTag& tag, const std::string& bytes) {
  const auto even = joined(bytes, bytes.size() % 2 == 0 ? "" : " ");
  DcmElement* element = nullptr;
  DcmItem::newDicomElement(element, tag);
  element->putUint8Array(reinterpret_cast<const Uint8*>(even.data()), static_cast<unsigned long>(even.size()));
  item.insert(element, OFTrue);
}

/// A sequence with one item; that holds a word, or where references are replaced and not removed, a UID.
inline void plantSequence(DcmItem& item, const DcmTag& tag, int depth, bool reference, Markers& markers) {
  DcmItem* inner = nullptr;
  item.findOrCreateSequenceItem(tag, inner, 0);
  const auto number = numberOf(tag);
  if (reference) {
    inner->putAndInsertString(DCM_ReferencedSOPInstanceUID, textFor(EVR_UI, number, depth, markers).c_str());
  } else {
    inner->putAndInsertString(DCM_CodeMeaning, markers.word(number, depth).c_str());
  }
}

/// Plants one element by the dictionary's VR; one that the dictionary does not know as LO.
/// @param reference the table lets the items of the sequence live, with new UIDs
inline void plant(DcmItem& item, std::uint32_t number, int depth, bool reference, Markers& markers) {
  DcmTag tag(keyOf(number));
  auto vr = tag.getEVR();
  if (vr == EVR_UNKNOWN || vr == EVR_UN) {
    vr = EVR_LO;
    tag.setVR(DcmVR(EVR_LO));
  }
  if (vr == EVR_SQ) {
    plantSequence(item, tag, depth, reference, markers);
    return;
  }
  const auto text = textFor(vr, number, depth, markers);
  if (!text.empty()) {
    item.putAndInsertString(tag, text.c_str());
  } else if (vr == EVR_OB || vr == EVR_OW || vr == EVR_ox) {
    tag.setVR(DcmVR(EVR_OB));
    plantBytes(item, tag, markers.word(number, depth));
  } else if (vr == EVR_AS) {
    item.putAndInsertString(tag, "043Y");
  } else {
    DcmElement* element = nullptr;
    DcmItem::newDicomElement(element, tag);
    element->putString("4711");
    item.insert(element, OFTrue);
  }
}

/// Item at a depth: the Referenced Series Sequence has no row in the table.
inline DcmItem& itemAt(DcmDataset& data, int depth) {
  DcmItem* item = &data;
  for (int i = 0; i < depth; ++i) {
    item->findOrCreateSequenceItem(DCM_ReferencedSeriesSequence, item, 0);
  }
  return *item;
}

/// A small valid MR image.
inline void makeImage(DcmDataset& data) {
  data.putAndInsertString(DCM_SOPClassUID, UID_MRImageStorage);
  data.putAndInsertString(DCM_SOPInstanceUID, "1.2.826.0.1.3680043.9.98.1");
  data.putAndInsertString(DCM_StudyInstanceUID, "1.2.826.0.1.3680043.9.98.2");
  data.putAndInsertString(DCM_SeriesInstanceUID, "1.2.826.0.1.3680043.9.98.3");
  data.putAndInsertString(DCM_Modality, "MR");
  data.putAndInsertString(DCM_PatientName, "Doe^Jane");
  data.putAndInsertString(DCM_PatientID, "JD-4711");
  data.putAndInsertUint16(DCM_Rows, 4);
  data.putAndInsertUint16(DCM_Columns, 4);
  data.putAndInsertUint16(DCM_SamplesPerPixel, 1);
  data.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME2");
  data.putAndInsertUint16(DCM_BitsAllocated, 8);
  data.putAndInsertUint16(DCM_BitsStored, 8);
  data.putAndInsertUint16(DCM_HighBit, 7);
  data.putAndInsertUint16(DCM_PixelRepresentation, 0);
  std::array<Uint8, 16> pixels{};
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = static_cast<Uint8>(100 + i);
  }
  data.putAndInsertUint8Array(DCM_PixelData, pixels.data(), pixels.size());
}

inline bool save(DcmFileFormat& file, const fs::path& path, E_TransferSyntax syntax) {
  return file.saveFile(path.c_str(), syntax).good();
}

} // namespace planted
