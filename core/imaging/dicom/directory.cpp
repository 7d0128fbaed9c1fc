#include "core/imaging/dicom/directory.h"

#include "core/base/error.h"

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace stratoscope::imaging {
namespace {

namespace fs = std::filesystem;

std::string inLowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::string keyOf(const fs::path& path) { return inLowerCase(path.lexically_normal().generic_string()); }

std::string keyWithoutExtension(const fs::path& path) { return keyOf(path.parent_path() / path.stem()); }

/// Referenced File ID: the parts of a path below the directory's folder. A part that leads out of it is nobody's name.
fs::path referenceOf(DcmItem& record) {
  fs::path reference;
  OFString part;
  for (unsigned long i = 0; record.findAndGetOFString(DCM_ReferencedFileID, part, i).good() && !part.empty(); ++i) {
    const fs::path name(part.c_str());
    if (name.is_absolute() || name.has_parent_path() || part == ".." || part == ".") {
      return {};
    }
    reference /= name;
  }
  return reference;
}

} // namespace

bool isDicomDirectory(const fs::path& path) { return inLowerCase(path.filename().string()) == "dicomdir"; }

DicomDirectory::DicomDirectory(const fs::path& path) : path_(path) {
  DcmFileFormat file;
  DcmSequenceOfItems* records = nullptr;
  if (file.loadFile(path.c_str()).bad() ||
      file.getDataset()->findAndGetSequence(DCM_DirectoryRecordSequence, records).bad() || records == nullptr) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not a DICOMDIR, or it is cut off"), path.string());
  }
  for (unsigned long i = 0; i < records->card(); ++i) {
    if (const auto reference = referenceOf(*records->getItem(i)); !reference.empty()) {
      references_.push_back(path.parent_path() / reference);
      keys_.insert(keyOf(references_.back()));
    }
  }
}

bool DicomDirectory::names(const fs::path& file) const {
  return keys_.contains(keyOf(file)) || keys_.contains(keyWithoutExtension(file));
}

std::vector<SkippedFile> missingOf(const DicomDirectory& directory, const std::vector<FoundFile>& files) {
  std::set<std::string> there;
  for (const auto& file : files) {
    there.insert(keyOf(file.path));
    there.insert(keyWithoutExtension(file.path));
  }
  std::vector<SkippedFile> missing;
  for (const auto& reference : directory.references()) {
    if (!there.contains(keyOf(reference))) {
      missing.push_back({reference, STRATOSCOPE_TEXT("named by the DICOMDIR, but not there")});
    }
  }
  return missing;
}

} // namespace stratoscope::imaging
