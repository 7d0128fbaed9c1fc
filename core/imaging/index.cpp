#include "core/imaging/index.h"

#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/imaging/archive.h"
#include "core/imaging/dicom/copies.h"
#include "core/imaging/dicom/series.h"
#include "core/imaging/file_kind.h"
#include "core/imaging/file_series.h"
#include "core/imaging/file_window.h"
#include "core/imaging/source_files.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <set>
#include <variant>

namespace stratoscope::imaging {
namespace {

namespace fs = std::filesystem;

std::vector<Series> seriesOf(SourceKind kind, const FoundFile& file) {
  auto found = seriesOfFile(kind, file.path);
  for (auto& series : found) {
    if (!file.folder.empty()) {
      series.columns["folder"] = file.folder;
    }
  }
  return found;
}

struct Ignored {}; ///< a file that is none of ours (a README, a CSV beside the images)
struct Archive {
  fs::path path;
};
using Finding = std::variant<Ignored, std::vector<Series>, DicomHeader, Archive, SkippedFile>;

/// Office documents and the like are ZIP files, too: only what is called one, or is pointed at, is opened.
bool isArchive(FileWindow& opened, const FoundFile& file) {
  return startsLikeZip(opened) && (file.named || file.path.extension() == ".zip" || file.path.extension() == ".ZIP");
}

/// MedNIST's labels.csv, a LICENSE ... beside the images are expected; what was named, or is damaged, is not.
Finding otherFile(FileWindow& opened, const FoundFile& file) {
  if (isArchive(opened, file)) {
    return Archive{file.path};
  }
  return file.named ? Finding(SkippedFile{file.path, STRATOSCOPE_TEXT("not a kind of file that is read here")})
                    : Finding(Ignored{});
}

Finding look(const FoundFile& file) {
  try {
    FileWindow opened(file.path);
    const auto kind = kindOfFile(opened);
    if (!kind) {
      return otherFile(opened, file);
    }
    return *kind == SourceKind::Dicom ? Finding(readDicomHeader(opened)) : Finding(seriesOf(*kind, file));
  } catch (const Error& error) {
    return SkippedFile{file.path, error.reason()};
  }
}

std::vector<Finding> lookAtAll(const std::vector<FoundFile>& files, Progress& progress, const std::stop_token& stop) {
  std::vector<Finding> findings(files.size());
  std::mutex reporting;
  std::atomic<std::int64_t> done{0};
  const auto total = static_cast<std::int64_t>(files.size());
  forEachParallel(files.size(), [&](std::size_t i) {
    throwIfStopped(stop);
    findings[i] = look(files[i]);
    if (const auto count = ++done; count % 64 == 0 || count == total) {
      const std::lock_guard lock(reporting);
      progress.report(count, total, STRATOSCOPE_TEXT("Reading headers"));
    }
  });
  return findings;
}

/// Collects what was found, of the sources first and then of the archives among them.
class Collector {
public:
  Collector(fs::path archives, Progress& progress, const std::stop_token& stop)
      : archives_(std::move(archives)), progress_(progress), stop_(stop) {}

  void add(FoundFiles found) {
    std::vector<Archive> archives;
    std::ranges::move(found.skipped, std::back_inserter(index_.skipped));
    for (auto& finding : lookAtAll(found.files, progress_, stop_)) {
      if (auto* series = std::get_if<std::vector<Series>>(&finding)) {
        std::ranges::move(*series, std::back_inserter(index_.series));
      } else if (auto* header = std::get_if<DicomHeader>(&finding)) {
        dicom_.push_back(std::move(*header));
      } else if (auto* skipped = std::get_if<SkippedFile>(&finding)) {
        index_.skipped.push_back(std::move(*skipped));
      } else if (auto* archive = std::get_if<Archive>(&finding)) {
        archives.push_back(std::move(*archive));
      }
    }
    for (const auto& archive : archives) {
      addArchive(archive.path);
    }
  }

  Index finish() {
    warnOfHeaders();
    groupCopies(takeDicomCopies(dicom_, index_.warnings));
    for (const auto& header : dicom_) {
      index_.instances.emplace(header.path, header.instance);
    }
    auto grouped = groupDicom(std::move(dicom_), index_.warnings);
    std::ranges::move(grouped, std::back_inserter(index_.series));
    for (auto& skipped : index_.skipped) {
      skipped.path = shownPath(index_, skipped.path);
    }
    std::ranges::stable_sort(index_.series, [](const auto& a, const auto& b) { return a.path < b.path; });
    return std::move(index_);
  }

private:
  void addArchive(const fs::path& path) {
    try {
      auto unpacked = unpackArchive(path, archives_.empty() ? temporaryArchives() : archives_, stop_);
      std::ranges::move(unpacked.skipped, std::back_inserter(index_.skipped));
      index_.archives[unpacked.folder] = path;
      const std::vector<fs::path> folder{unpacked.folder};
      add(findFiles(folder, stop_));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::WriteFailed) {
        throw;
      }
      index_.skipped.push_back({path, error.code() == ErrorCode::InvalidArgument
                                          ? Text(STRATOSCOPE_TEXT("the archive holds no images"))
                                          : error.reason()});
    }
  }

  /// All first copies are series among themselves, then all second ones, and so on.
  void groupCopies(std::vector<DicomHeader> copies) {
    constexpr int mostTimes = 100; // a set of one image a thousand times over is nothing to look at
    std::vector<FileWarning> said; // of the images themselves already
    for (int times = 0; times < mostTimes && !copies.empty(); ++times) {
      auto further = takeDicomCopies(copies, said);
      auto grouped = groupDicom(std::move(copies), said);
      std::ranges::move(grouped, std::back_inserter(index_.copies));
      copies = std::move(further);
    }
  }

  /// What is said of each file of a series is said once.
  void warnOfHeaders() {
    std::set<std::pair<std::string, std::string>> said;
    for (const auto& header : dicom_) {
      for (const auto& warning : header.warnings) {
        if (said.emplace(header.seriesUid, warning.english()).second) {
          index_.warnings.push_back({header.path, warning});
        }
      }
    }
  }

  fs::path archives_;
  Progress& progress_;
  const std::stop_token& stop_;
  Index index_;
  std::vector<DicomHeader> dicom_;
};

} // namespace

fs::path shownPath(const Index& index, const fs::path& path) {
  for (const auto& [folder, archive] : index.archives) {
    if (path.native().starts_with(folder.native() + "/")) {
      return archive / path.lexically_relative(folder);
    }
  }
  return path;
}

Index indexSources(std::span<const fs::path> sources, Progress& progress, const std::stop_token& stop,
                   const fs::path& archives) {
  Collector collector(archives, progress, stop);
  collector.add(findFiles(sources, stop));
  return collector.finish();
}

} // namespace stratoscope::imaging
