#include "core/imaging/dicom/tables.h"

#include "core/base/error.h"
#include "core/imaging/dicom/text.h"

#include <cmath>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("a look-up table of the file is damaged"), path.string());
}

/// The file with DCMTK, its pixels left where they are.
std::unique_ptr<DcmFileFormat> open(const std::filesystem::path& path) {
  auto file = std::make_unique<DcmFileFormat>();
  constexpr Uint32 longestValue = 1024;
  if (file->loadFile(path.c_str(), EXS_Unknown, EGL_noChange, longestValue, ERM_autoDetect).bad()) {
    refuse(path);
  }
  return file;
}

struct Descriptor {
  std::size_t entries = 0;
  int first = 0;
  int bits = 16;
};

/// Number of entries (0 means 2^16), first value mapped (signed where the pixels are), bits of an entry.
std::optional<Descriptor> descriptorOf(DcmItem& item, const DcmTagKey& tag, bool isSigned) {
  DcmElement* element = nullptr;
  if (item.findAndGetElement(tag, element).bad() || element == nullptr) {
    return std::nullopt;
  }
  std::array<int, 3> values{};
  for (unsigned long i = 0; i < 3; ++i) {
    Uint16 word = 0;
    Sint16 signedWord = 0;
    if (element->getUint16(word, i).good()) {
      values[i] = word;
    } else if (element->getSint16(signedWord, i).good()) {
      values[i] = static_cast<Uint16>(signedWord);
    } else {
      return std::nullopt;
    }
  }
  const auto entries = values[0] == 0 ? std::size_t{65536} : static_cast<std::size_t>(values[0]);
  const int first = isSigned ? static_cast<std::int16_t>(values[1]) : values[1];
  return Descriptor{entries, first, values[2]};
}

/// The words of LUT data, whether they are OW, US, SS or, in a file without representations, bytes.
std::vector<Uint16> wordsOf(DcmItem& item, const DcmTagKey& tag) {
  DcmElement* element = nullptr;
  if (item.findAndGetElement(tag, element).bad() || element == nullptr) {
    return {};
  }
  const Uint16* words = nullptr;
  if (const auto count = element->getLengthField() / 2; item.findAndGetUint16Array(tag, words).good() && words) {
    return {words, words + count};
  }
  const Sint16* signedWords = nullptr;
  if (const auto count = element->getLengthField() / 2;
      item.findAndGetSint16Array(tag, signedWords).good() && signedWords) {
    return {signedWords, signedWords + count};
  }
  return {};
}

/// Entries of 8 bits may lie two in a word.
std::vector<Uint16> entriesOf(const std::vector<Uint16>& words, const Descriptor& descriptor) {
  if (descriptor.bits > 8 || words.size() >= descriptor.entries) {
    return words;
  }
  std::vector<Uint16> entries;
  for (const auto word : words) {
    entries.push_back(word & 0xFFU);
    entries.push_back(static_cast<Uint16>(word >> 8U));
  }
  return entries;
}

/// Writes segments out: discrete (0), linear (1) and copies of earlier ones (2). PS3.3, section C.7.9.2.
class SegmentWriter {
public:
  SegmentWriter(const std::vector<Uint16>& words, std::size_t entries) : words_(words), entries_(entries) {}

  std::vector<Uint16> write() {
    for (std::size_t at = 0; at + 1 < words_.size() && written_.size() < entries_;) {
      at = words_[at] == 2 ? indirect(at) : segment(at);
    }
    return written_;
  }

private:
  [[nodiscard]] Uint16 word(std::size_t at) const { return at < words_.size() ? words_[at] : Uint16{0}; }

  /// @return where the next segment begins.
  std::size_t segment(std::size_t at) {
    const std::size_t length = word(at + 1);
    if (word(at) == 0) {
      for (std::size_t i = 0; i < length && written_.size() < entries_; ++i) {
        written_.push_back(word(at + 2 + i));
      }
      return at + 2 + length;
    }
    const double from = written_.empty() ? 0.0 : written_.back();
    const double to = word(at + 2);
    for (std::size_t i = 1; i <= length && written_.size() < entries_; ++i) {
      const double part = static_cast<double>(i) / static_cast<double>(length);
      written_.push_back(static_cast<Uint16>(std::lround(from + (to - from) * part)));
    }
    return at + 3;
  }

  std::size_t indirect(std::size_t at) {
    auto place = static_cast<std::size_t>(word(at + 2)) | static_cast<std::size_t>(word(at + 3)) << 16U;
    for (std::size_t i = 0; i < word(at + 1) && place + 1 < at && word(place) != 2; ++i) {
      place = segment(place);
    }
    return at + 4;
  }

  const std::vector<Uint16>& words_;
  std::size_t entries_;
  std::vector<Uint16> written_;
};

ValueTable tableOf(const std::vector<Uint16>& entries, const Descriptor& descriptor) {
  ValueTable table;
  table.first = descriptor.first;
  table.bits = descriptor.bits;
  table.entries.assign(entries.begin(),
                       entries.begin() + static_cast<std::ptrdiff_t>(std::min(entries.size(), descriptor.entries)));
  return table;
}

bool hasSignedPixels(DcmItem& data) {
  Uint16 representation = 0;
  return data.findAndGetUint16(DCM_PixelRepresentation, representation).good() && representation == 1;
}

ValueTable colour(DcmItem& data, const std::array<DcmTagKey, 3>& tags, const std::filesystem::path& path) {
  const auto descriptor = descriptorOf(data, tags[0], hasSignedPixels(data));
  if (!descriptor) {
    refuse(path);
  }
  auto entries = entriesOf(wordsOf(data, tags[1]), *descriptor);
  if (entries.empty()) {
    entries = SegmentWriter(wordsOf(data, tags[2]), descriptor->entries).write();
  }
  auto table = tableOf(entries, *descriptor);
  if (table.entries.empty()) {
    refuse(path);
  }
  return table;
}

/// The table of a sequence's item. @param isSigned how the first value mapped is meant.
std::optional<ValueTable> tableOf(DcmItem& item, bool isSigned) {
  const auto descriptor = descriptorOf(item, DCM_LUTDescriptor, isSigned);
  if (!descriptor) {
    return std::nullopt;
  }
  auto table = tableOf(entriesOf(wordsOf(item, DCM_LUTData), *descriptor), *descriptor);
  OFString unit;
  item.findAndGetOFString(DCM_ModalityLUTType, unit);
  table.unit = unit == "US" ? "" : unit.c_str(); // "US": unspecified
  return table.entries.empty() ? std::nullopt : std::optional(table);
}

GreyTable greyOf(const ValueTable& table) {
  GreyTable grey;
  grey.first = table.first;
  const float white = std::ldexp(1.0F, std::clamp(table.bits, 1, 16)) - 1;
  for (const float entry : table.entries) {
    grey.grey.push_back(std::min(1.0F, entry / white));
  }
  return grey;
}

} // namespace

Palette readPalette(const std::filesystem::path& path) {
  const auto file = open(path);
  auto& data = *file->getDataset();
  return {colour(data,
                 {DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData,
                  DCM_SegmentedRedPaletteColorLookupTableData},
                 path),
          colour(data,
                 {DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData,
                  DCM_SegmentedGreenPaletteColorLookupTableData},
                 path),
          colour(data,
                 {DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData,
                  DCM_SegmentedBluePaletteColorLookupTableData},
                 path)};
}

ValueTable readModalityTable(const std::filesystem::path& path) {
  const auto file = open(path);
  DcmItem* item = nullptr;
  const bool isThere = file->getDataset()->findAndGetSequenceItem(DCM_ModalityLUTSequence, item, 0).good();
  auto table = isThere ? tableOf(*item, hasSignedPixels(*file->getDataset())) : std::nullopt;
  if (!table) {
    refuse(path);
  }
  return *table;
}

std::vector<VoiOption> voiTables(DcmItem& item, bool isSigned, const std::string& characterSet) {
  constexpr long most = 64; // a forged file may list thousands
  std::vector<VoiOption> options;
  DcmItem* one = nullptr;
  for (long i = 0; i < most && item.findAndGetSequenceItem(DCM_VOILUTSequence, one, i).good(); ++i) {
    if (const auto table = tableOf(*one, isSigned)) {
      OFString explanation;
      one->findAndGetOFString(DCM_LUTExplanation, explanation);
      options.push_back({DicomText(characterSet).toUtf8({explanation.data(), explanation.size()}), 0, 0,
                         WindowFunction::LinearExact, greyOf(*table)});
    }
  }
  return options;
}

std::vector<VoiOption> readVoiTables(const std::filesystem::path& path) {
  const auto file = open(path);
  auto& data = *file->getDataset();
  Float64 intercept = 0;
  OFString characterSet;
  data.findAndGetFloat64(DCM_RescaleIntercept, intercept);
  data.findAndGetOFStringArray(DCM_SpecificCharacterSet, characterSet);
  return voiTables(data, hasSignedPixels(data) || intercept < 0, characterSet.c_str());
}

} // namespace stratoscope::imaging
