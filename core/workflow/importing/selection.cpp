#include "core/workflow/importing/selection.h"

#include <algorithm>
#include <chrono>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

cohort::SourceFile sourceFile(const fs::path& path, const std::map<fs::path, std::string>& instances) {
  const auto absolute = fs::absolute(path).lexically_normal();
  const auto modified = std::chrono::file_clock::to_sys(fs::last_write_time(absolute));
  const auto instance = instances.find(path);
  return {absolute, static_cast<std::int64_t>(fs::file_size(absolute)),
          std::chrono::duration_cast<std::chrono::seconds>(modified.time_since_epoch()).count(),
          instance == instances.end() ? std::string() : instance->second};
}

/// Where an import would have unpacked what lies in an archive; any other file stays where it is.
fs::path placeInCohort(const fs::path& file, const imaging::Index& index, const fs::path& archives) {
  for (const auto& [folder, archive] : index.archives) {
    const auto within = file.lexically_relative(folder);
    if (!within.empty() && *within.begin() != "..") {
      return archives / folder.filename() / within;
    }
  }
  return file;
}

class Selection {
public:
  Selection(const cohort::Cohort& cohort, ImportResult& result) : known_(cohort), result_(result) {}

  /// Leaves the new files; false where there is none.
  bool keepNew(ChosenSeries& chosen) {
    std::vector<cohort::SourceFile> fresh;
    fs::path copied;
    for (const auto& file : chosen.files) {
      if (known_.has(file)) {
        continue;
      }
      if (const auto place = known_.placeOf(file.instance)) {
        copied = *place;
      } else {
        fresh.push_back(file);
      }
    }
    if (fresh.empty()) {
      passOver(chosen, copied);
      return false;
    }
    if (fresh.size() < chosen.files.size()) {
      reduce(chosen, std::move(fresh));
    }
    return true;
  }

private:
  void passOver(const ChosenSeries& chosen, const fs::path& copied) {
    ++result_.knownSeries;
    if (!copied.empty()) {
      result_.warnings.push_back(
          {chosen.series.path,
           {STRATOSCOPE_TEXT("its images are in the cohort already, from %1; left out"), {copied.string()}}});
    }
  }

  void reduce(ChosenSeries& chosen, std::vector<cohort::SourceFile> fresh) {
    auto& series = chosen.series;
    const auto all = chosen.files.size();
    series.frames = static_cast<int>(static_cast<std::size_t>(series.frames) * fresh.size() / all);
    series.files.clear();
    std::ranges::transform(fresh, std::back_inserter(series.files), &cohort::SourceFile::path);
    series.path = series.files.front();
    result_.warnings.push_back(
        {series.path,
         {STRATOSCOPE_TEXT("%1 of the %2 files of its series are in the cohort already; the others come in as a series "
                           "of their own"),
          {std::to_string(all - fresh.size()), std::to_string(all)}}});
    chosen.files = std::move(fresh);
  }

  cohort::KnownFiles known_;
  ImportResult& result_;
};

} // namespace

std::vector<ChosenSeries> chooseNew(const cohort::Cohort& cohort, imaging::Index& index, ImportResult& result) {
  Selection selection(cohort, result);
  std::vector<ChosenSeries> chosen;
  for (auto& series : index.series) {
    ChosenSeries one{std::move(series), {}};
    for (const auto& file : one.series.files) {
      one.files.push_back(sourceFile(file, index.instances));
    }
    if (selection.keepNew(one)) {
      chosen.push_back(std::move(one));
    }
  }
  index.series.clear();
  index.instances.clear();
  return chosen;
}

int countKnown(cohort::KnownFiles& known, const imaging::Series& series, const imaging::Index& index,
               const fs::path& archives) {
  return static_cast<int>(std::ranges::count_if(series.files, [&](const fs::path& file) {
    const auto instance = index.instances.find(file);
    if (instance != index.instances.end() && known.placeOf(instance->second)) {
      return true;
    }
    const auto place = placeInCohort(file, index, archives);
    return fs::exists(place) && known.has(sourceFile(place, {}));
  }));
}

} // namespace stratoscope::workflow
