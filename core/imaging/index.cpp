#include "core/imaging/index.h"

#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/imaging/dicom_series.h"
#include "core/imaging/file_kind.h"
#include "core/imaging/file_series.h"
#include "core/imaging/file_window.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <variant>

namespace stratoscope::imaging {
namespace {

namespace fs = std::filesystem;

struct Candidate {
  fs::path path;
  std::string folder; ///< the sub-folder of the source it lies in; empty directly in the source
  bool named = false; ///< given as a source itself, so that passing over it in silence would be wrong
};

/// Hidden files are the file manager's, not a person's data.
bool isHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void collectFolder(const fs::path& source, std::vector<Candidate>& found, const std::stop_token& stop) {
  const auto before = found.size();
  for (auto entry = fs::recursive_directory_iterator(source, fs::directory_options::skip_permission_denied);
       entry != fs::recursive_directory_iterator(); ++entry) {
    throwIfStopped(stop);
    if (isHidden(entry->path()) || entry->path().extension() == ".stratoscope") {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      const auto inside = entry->path().lexically_relative(source).parent_path();
      found.push_back({entry->path(), inside.filename().string()});
    }
  }
  if (found.size() == before) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the folder holds no files"), source.string());
  }
}

std::vector<Candidate> collect(std::span<const fs::path> sources, const std::stop_token& stop) {
  std::vector<Candidate> found;
  for (const auto& source : sources) {
    if (fs::is_directory(source)) {
      collectFolder(source, found, stop);
    } else if (fs::exists(source)) {
      found.push_back({source, {}, true});
    } else {
      throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no such file or folder"), source.string());
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  found.erase(std::unique(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path == b.path; }),
              found.end());
  return found;
}

std::vector<Series> seriesOf(SourceKind kind, const Candidate& candidate) {
  auto found = seriesOfFile(kind, candidate.path);
  for (auto& series : found) {
    if (!candidate.folder.empty()) {
      series.columns["folder"] = candidate.folder;
    }
  }
  return found;
}

struct Ignored {}; ///< a file that is none of ours (a README, a CSV beside the images)
using Finding = std::variant<Ignored, std::vector<Series>, DicomHeader, SkippedFile>;

/// MedNIST's labels.csv, a LICENSE ... beside the images are expected; what was named, or is damaged, is not.
Finding look(const Candidate& candidate) {
  try {
    FileWindow file(candidate.path);
    const auto kind = kindOfFile(file);
    if (!kind) {
      return candidate.named
                 ? Finding(SkippedFile{candidate.path, STRATOSCOPE_TEXT("not a kind of file that is read here")})
                 : Finding(Ignored{});
    }
    return *kind == SourceKind::Dicom ? Finding(readDicomHeader(file)) : Finding(seriesOf(*kind, candidate));
  } catch (const Error& error) {
    return SkippedFile{candidate.path, error.reason()};
  }
}

std::vector<Finding> lookAtAll(const std::vector<Candidate>& candidates, Progress& progress,
                               const std::stop_token& stop) {
  std::vector<Finding> findings(candidates.size());
  std::mutex reporting;
  std::atomic<std::int64_t> done{0};
  forEachParallel(candidates.size(), [&](std::size_t i) {
    throwIfStopped(stop);
    findings[i] = look(candidates[i]);
    if (const auto count = ++done; count % 64 == 0) {
      const std::lock_guard lock(reporting);
      progress.report(count, static_cast<std::int64_t>(candidates.size()), STRATOSCOPE_TEXT("Reading headers"));
    }
  });
  return findings;
}

} // namespace

Index indexSources(std::span<const fs::path> sources, Progress& progress, const std::stop_token& stop) {
  Index index;
  std::vector<DicomHeader> dicom;
  for (auto& finding : lookAtAll(collect(sources, stop), progress, stop)) {
    if (auto* series = std::get_if<std::vector<Series>>(&finding)) {
      std::move(series->begin(), series->end(), std::back_inserter(index.series));
    } else if (auto* header = std::get_if<DicomHeader>(&finding)) {
      dicom.push_back(std::move(*header));
    } else if (auto* skipped = std::get_if<SkippedFile>(&finding)) {
      index.skipped.push_back(std::move(*skipped));
    }
  }
  auto grouped = groupDicom(std::move(dicom), index.warnings);
  std::move(grouped.begin(), grouped.end(), std::back_inserter(index.series));
  std::stable_sort(index.series.begin(), index.series.end(),
                   [](const auto& a, const auto& b) { return a.path < b.path; });
  return index;
}

} // namespace stratoscope::imaging
