#include "core/imaging/source_files.h"

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/imaging/dicom/directory.h"

#include <algorithm>
#include <iterator>

namespace stratoscope::imaging {
namespace {

namespace fs = std::filesystem;

/// Hidden files are the file manager's, not a person's data.
bool isHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::vector<FoundFile> filesBelow(const fs::path& source, const std::stop_token& stop) {
  std::vector<FoundFile> found;
  fs::path folder;
  std::string name;
  for (auto entry = fs::recursive_directory_iterator(source, fs::directory_options::skip_permission_denied);
       entry != fs::recursive_directory_iterator(); ++entry) {
    throwIfStopped(stop);
    if (isHidden(entry->path()) || entry->path().extension() == ".stratoscope") {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      if (auto parent = entry->path().parent_path(); parent != folder) {
        folder = std::move(parent);
        name = folder.lexically_relative(source).filename().string();
        name = name == "." ? "" : name;
      }
      found.push_back({entry->path(), name});
    }
  }
  if (found.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the folder holds no files"), source.string());
  }
  return found;
}

void move(std::vector<FoundFile>&& from, std::vector<FoundFile>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// Takes the directories out of a folder's files and lists what they name in vain.
void useDirectories(std::vector<FoundFile>& files, std::vector<SkippedFile>& skipped) {
  std::vector<fs::path> directories;
  std::erase_if(files, [&](const FoundFile& file) {
    const bool directory = isDicomDirectory(file.path);
    if (directory) {
      directories.push_back(file.path);
    }
    return directory;
  });
  for (const auto& path : directories) {
    try {
      auto missing = missingOf(DicomDirectory(path), files);
      std::move(missing.begin(), missing.end(), std::back_inserter(skipped));
    } catch (const Error& error) {
      skipped.push_back({path, error.reason()});
    }
  }
}

void addFolder(const fs::path& source, FoundFiles& found, const std::stop_token& stop) {
  auto files = filesBelow(source, stop);
  useDirectories(files, found.skipped);
  move(std::move(files), found.files);
}

void addDirectory(const fs::path& source, FoundFiles& found, const std::stop_token& stop) {
  const auto folder = source.has_parent_path() ? source.parent_path() : fs::path(".");
  try {
    const DicomDirectory directory(source);
    auto files = filesBelow(folder, stop);
    auto missing = missingOf(directory, files);
    std::move(missing.begin(), missing.end(), std::back_inserter(found.skipped));
    std::erase_if(files, [&](const FoundFile& file) { return !directory.names(file.path); });
    move(std::move(files), found.files);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) {
      throw;
    }
    found.skipped.push_back({source, error.reason()});
  }
}

/// As comparing the paths part by part does, several times faster: what lies in a folder stays together.
bool isBefore(const FoundFile& a, const FoundFile& b) {
  const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c); };
  const auto& first = a.path.native();
  const auto& second = b.path.native();
  return std::lexicographical_compare(first.begin(), first.end(), second.begin(), second.end(),
                                      [&](char x, char y) { return rank(x) < rank(y); });
}

} // namespace

FoundFiles findFiles(std::span<const fs::path> sources, const std::stop_token& stop) {
  FoundFiles found;
  for (const auto& source : sources) {
    if (fs::is_directory(source)) {
      addFolder(source, found, stop);
    } else if (!fs::exists(source)) {
      throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no such file or folder"), source.string());
    } else if (isDicomDirectory(source)) {
      addDirectory(source, found, stop);
    } else {
      found.files.push_back({source, {}, true});
    }
  }
  auto& files = found.files;
  std::stable_sort(files.begin(), files.end(), isBefore);
  files.erase(std::unique(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path == b.path; }),
              files.end());
  return found;
}

} // namespace stratoscope::imaging
