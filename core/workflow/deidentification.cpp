#include "core/workflow/deidentification.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/deidentification/deidentifier.h"
#include "core/imaging/deidentification/keyed_hash.h"
#include "core/workflow/deidentification_report.h"

#include <algorithm>
#include <set>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

/// A file and the folders above it, as far as they belong to the source.
struct Source {
  fs::path path;
  fs::path folder; ///< relative; empty for a file that was named itself
};

void addFolder(const fs::path& root, std::vector<Source>& sources) {
  for (const auto& entry : fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied)) {
    if (entry.is_regular_file()) {
      sources.push_back({entry.path(), entry.path().lexically_relative(root).parent_path()});
    }
  }
}

std::vector<Source> listSources(const std::vector<fs::path>& roots) {
  std::vector<Source> sources;
  for (const auto& root : roots) {
    if (!fs::exists(root)) {
      throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("does not exist"), root.string());
    }
    if (fs::is_directory(root)) {
      addFolder(root, sources);
    } else {
      sources.push_back({root, {}});
    }
  }
  std::ranges::sort(sources, {}, &Source::path);
  return sources;
}

/// The files of all DICOM series, each once.
std::vector<fs::path> dicomFilesOf(const cohort::Cohort& cohort) {
  std::set<fs::path> files;
  for (const auto& series : cohort::series(cohort)) {
    if (series.kind == "dicom") {
      for (const auto& file : cohort::filesOf(cohort, series.id)) {
        files.insert(file.path);
      }
    }
  }
  return {files.begin(), files.end()};
}

/// The innermost folder that all of them lie in.
fs::path commonFolder(const std::vector<fs::path>& files) {
  auto common = files.front().parent_path();
  for (const auto& file : files) {
    const auto [differs, ignored] = std::ranges::mismatch(common, file);
    fs::path shared;
    std::for_each(common.begin(), differs, [&shared](const fs::path& part) { shared /= part; });
    common = shared;
  }
  return common;
}

std::vector<Source> listSources(const cohort::Cohort& cohort) {
  const auto files = dicomFilesOf(cohort);
  if (files.empty()) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no DICOM file"), cohort.folder().string());
  }
  const auto folder = commonFolder(files);
  std::vector<Source> sources;
  std::ranges::transform(files, std::back_inserter(sources), [&folder](const fs::path& file) {
    return Source{file, file.lexically_relative(folder).parent_path()};
  });
  return sources;
}

bool isWithin(const fs::path& inner, const fs::path& outer) {
  const auto relative = fs::weakly_canonical(inner).lexically_relative(fs::weakly_canonical(outer));
  return !relative.empty() && *relative.begin() != "..";
}

void checkSources(const DeidentificationOptions& options) {
  if (options.sources.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a source and an output folder are needed"));
  }
  for (const auto& source : options.sources) {
    if (fs::is_directory(source) && isWithin(options.out, source)) {
      throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("lies within the source"), options.out.string(),
                  STRATOSCOPE_TEXT("Choose an output folder of its own"));
    }
  }
}

void checkTargets(const DeidentificationOptions& options) {
  if (options.out.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a source and an output folder are needed"));
  }
  if (options.mapping && isWithin(*options.mapping, options.out)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("would lie beside the files that it identifies"),
                options.mapping->string(), STRATOSCOPE_TEXT("Keep the mapping table in another place"));
  }
}

/// One run over all sources.
class Run {
public:
  Run(const DeidentificationOptions& options, DeidentificationResult& result)
      : options_(options), result_(result),
        pseudonyms_(options.key.empty() ? imaging::randomKey() : options.key, options.mapping.has_value()),
        deidentifier_(options.profile, pseudonyms_, regions(options), decompressed),
        temporary_(options.out / ".unfinished") {}

  void take(const Source& source, int number) {
    try {
      write(source);
    } catch (const Error& error) {
      fs::remove(temporary_);
      if (error.code() == ErrorCode::WriteFailed) {
        throw; // the next file would fail too
      }
      refuse(source, number, error.reason());
    } catch (const std::bad_alloc&) {
      fs::remove(temporary_);
      refuse(source, number, STRATOSCOPE_TEXT("needs more memory than there is"));
    } catch (const fs::filesystem_error& error) { // only the output is touched through the library that throws it
      throw Error(ErrorCode::WriteFailed, {STRATOSCOPE_TEXT("cannot be written: %1"), {error.code().message()}},
                  options_.out.string());
    } catch (const std::exception&) { // what libraries throw at a damaged file; their messages may quote it
      fs::remove(temporary_);
      refuse(source, number, STRATOSCOPE_TEXT("cannot be read"));
    }
  }

  void finish() {
    result_.patients = static_cast<int>(patients_.size());
    result_.report = options_.out / "deidentification-report.json";
    writeFileAtomically(result_.report, reportJson(result_));
    if (options_.mapping) {
      writeMapping(*options_.mapping, pseudonyms_);
    }
  }

private:
  static StoredImage decompressed(const fs::path& file, const std::string& transferSyntax) {
    imaging::Series series;
    series.kind = imaging::SourceKind::Dicom;
    series.path = file;
    series.files = {file};
    series.transferSyntax = transferSyntax;
    return imaging::makeDecoder()->storedImage(series);
  }

  static std::vector<imaging::KnownRegion> regions(const DeidentificationOptions& options) {
    auto known = imaging::builtInRegions();
    if (options.regions) {
      std::ranges::move(imaging::readRegions(*options.regions), std::back_inserter(known));
    }
    return known;
  }

  void refuse(const Source& source, int number, Text reason) {
    result_.refused.push_back({{source.path, std::move(reason)}, number});
  }

  [[nodiscard]] fs::path folderOf(const Source& source) const {
    auto folder = options_.out;
    fs::path original;
    for (const auto& part : source.folder) {
      original /= part;
      folder /= pseudonyms_.folder(original.string());
    }
    return folder;
  }

  void write(const Source& source) {
    const auto written = deidentifier_.deidentify(source.path, temporary_);
    const auto target = folderOf(source) / (written.instance + ".dcm");
    if (fs::exists(target)) {
      throw Error(ErrorCode::Conflict, STRATOSCOPE_TEXT("would replace a file: the same instance was written already"));
    }
    fs::create_directories(target.parent_path());
    commitFile(temporary_, target);
    count(written);
  }

  void count(const imaging::DeidentifiedFile& file) {
    ++result_.files;
    patients_.insert(file.patient);
    result_.cleaning.add(file.report);
    result_.risks.faces += file.risk.facePossible ? 1 : 0;
    result_.risks.comments += file.risk.comments && !file.pixelsCleaned ? 1 : 0;
    result_.risks.blackened += file.pixelsCleaned ? 1 : 0;
    result_.risks.acceptedKinds += file.risk.usuallyBurnedIn && !file.pixelsCleaned ? 1 : 0;
  }

  const DeidentificationOptions& options_;
  DeidentificationResult& result_;
  imaging::Pseudonyms pseudonyms_;
  imaging::Deidentifier deidentifier_;
  fs::path temporary_;
  std::set<std::string> patients_;
};

DeidentificationResult deidentifyAll(const std::vector<Source>& sources, const DeidentificationOptions& options,
                                     Progress& progress, const std::stop_token& stop) {
  DeidentificationResult result;
  result.profile = options.profile;
  result.keyGiven = !options.key.empty();
  fs::create_directories(options.out);
  Run run(options, result);
  int number = 0;
  for (const auto& source : sources) {
    throwIfStopped(stop);
    progress.report(number, static_cast<std::int64_t>(sources.size()), STRATOSCOPE_TEXT("De-identifying"));
    run.take(source, ++number);
  }
  run.finish();
  return result;
}

} // namespace

DeidentificationResult deidentify(const DeidentificationOptions& options, Progress& progress,
                                  const std::stop_token& stop) {
  checkTargets(options);
  checkSources(options);
  return deidentifyAll(listSources(options.sources), options, progress, stop);
}

DeidentificationResult deidentifyCohort(const cohort::Cohort& cohort, const DeidentificationOptions& options,
                                        Progress& progress, const std::stop_token& stop) {
  checkTargets(options);
  return deidentifyAll(listSources(cohort), options, progress, stop);
}

} // namespace stratoscope::workflow
