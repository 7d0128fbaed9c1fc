#include "core/imaging/dicom/series.h"

#include "core/imaging/dicom/grid.h"
#include "core/imaging/dicom/warnings.h"

#include <algorithm>
#include <set>

namespace stratoscope::imaging {
namespace {

bool isProjection(const std::string& modality) {
  static const std::set<std::string> modalities{"CR", "DX", "MG", "US", "RF", "XA", "ES", "XC", "GM",
                                                "SM", "OP", "IO", "PX", "RG", "SC", "OT", "DG"};
  return modalities.contains(modality);
}

/// Files with equal keys may be slices of one volume.
std::string keyOf(const DicomHeader& header) {
  const std::string key = header.seriesUid + '\0' + header.patient + '\0' + std::to_string(header.rows) + 'x' +
                          std::to_string(header.columns) + 'x' + std::to_string(header.samples) +
                          (header.isLocalizer ? "scout" : "");
  const bool alone = header.frames > 1 || !header.planes.empty() || header.seriesUid.empty() ||
                     (!header.position && isProjection(header.modality));
  return alone ? key + '\0' + header.path.string() : key;
}

std::vector<PlaneStack> stacksOf(const std::vector<DicomHeader>& files) {
  if (!files.front().planes.empty()) {
    return splitVolumes(files.front().planes);
  }
  std::vector<DicomPlane> planes;
  for (std::size_t file = 0; file < files.size(); ++file) {
    planes.push_back(planeOf(files[file], file));
  }
  return splitVolumes(std::move(planes));
}

/// What readDicomVolume does to the slices, for people who filter by it; empty for nothing.
std::string resamplingOf(const PlaneStack& stack) {
  if (!std::ranges::all_of(stack.planes, isPlaced)) {
    return {};
  }
  const auto grid = gridOf(stack.planes);
  if (isRegular(grid)) {
    return {};
  }
  std::string done = grid.upright ? "" : "tilt";
  if (!grid.even) {
    done.append(done.empty() ? "" : ", ").append(grid.gaps.empty() ? "steps" : "gaps");
  }
  return done;
}

Series seriesOf(const PlaneStack& stack, const std::vector<DicomHeader>& files) {
  const auto& first = files[stack.planes.front().file];
  Series series;
  series.kind = SourceKind::Dicom;
  series.path = first.path;
  series.patient = first.patient;
  series.study = first.studyUid;
  series.uid = first.seriesUid;
  series.modality = first.modality;
  series.transferSyntax = first.transferSyntax;
  series.photometric = first.photometric;
  series.columns = first.descriptions;
  for (const auto& [name, value] : stack.columns) {
    series.columns[name] = value;
  }
  if (auto resampling = resamplingOf(stack); !resampling.empty()) {
    series.columns["resampled"] = std::move(resampling);
  }
  series.frames = static_cast<int>(stack.planes.size());
  for (const auto& plane : stack.planes) {
    if (series.files.empty() || first.planes.empty()) {
      series.files.push_back(files[plane.file].path);
    }
  }
  return series;
}

/// How many files each series has.
std::map<std::string, int> countFiles(const std::vector<DicomHeader>& headers) {
  std::map<std::string, int> files;
  for (const auto& header : headers) {
    ++files[header.seriesUid];
  }
  return files;
}

/// Of several files that each hold volumes of one series (mosaics, enhanced objects) the column says which one it is.
void nameInstance(DicomHeader& header, const std::map<std::string, int>& files) {
  if (header.planes.empty() || files.at(header.seriesUid) < 2) {
    return;
  }
  header.descriptions["instance"] = std::to_string(header.instanceNumber);
  for (const auto* name : {"acquisition", "b-value", "time point"}) {
    if (const auto part = header.parts.find(name); part != header.parts.end()) {
      header.descriptions[name] = part->second;
    }
  }
}

} // namespace

std::vector<Series> groupDicom(std::vector<DicomHeader> headers, std::vector<FileWarning>& warnings) {
  const auto filesOfSeries = countFiles(headers);
  std::map<std::string, std::vector<DicomHeader>> groups;
  for (auto& header : headers) {
    nameInstance(header, filesOfSeries);
    auto key = keyOf(header);
    groups[std::move(key)].push_back(std::move(header));
  }
  std::vector<Series> series;
  for (auto& [key, files] : groups) {
    const auto stacks = stacksOf(files);
    for (std::size_t i = 0; i < stacks.size(); ++i) {
      warnOfStack(stacks[i], files, warnings);
      auto& added = series.emplace_back(seriesOf(stacks[i], files));
      if (!files.front().planes.empty()) {
        added.part = static_cast<int>(i);
        added.parts = static_cast<int>(stacks.size());
        if (i > 0) {
          added.uid.append("#").append(std::to_string(i + 1)); // as partOf reads it
        }
      }
    }
  }
  return series;
}

DicomPlane planeOf(const DicomHeader& header, std::size_t file) {
  DicomPlane plane;
  plane.file = file;
  plane.size = {header.columns, header.rows};
  plane.number = header.instanceNumber;
  plane.position = header.position;
  plane.orientation = header.orientation;
  plane.pixelSpacing = header.pixelSpacing;
  plane.parts = header.parts;
  return plane;
}

} // namespace stratoscope::imaging
