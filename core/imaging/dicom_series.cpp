#include "core/imaging/dicom_series.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace stratoscope::imaging {
namespace {

bool isProjection(const std::string& modality) {
  static const std::set<std::string> modalities{"CR", "DX", "MG", "US", "RF", "XA", "ES", "XC", "GM",
                                                "SM", "OP", "IO", "PX", "RG", "SC", "OT", "DG"};
  return modalities.contains(modality);
}

/// Files with equal keys are slices of one volume.
std::string keyOf(const DicomHeader& header) {
  std::string key = header.seriesUid + '\0' + header.patient + '\0' + std::to_string(header.rows) + 'x' +
                    std::to_string(header.columns);
  for (const double cosine : header.orientation.value_or(std::array<double, 6>{})) {
    key += ' ' + std::to_string(std::lround(cosine * 1000));
  }
  const bool alone =
      header.frames > 1 || header.seriesUid.empty() || (!header.position && isProjection(header.modality));
  return alone ? key + '\0' + header.path.string() : key;
}

double along(const DicomHeader& header) {
  const auto& o = *header.orientation;
  const auto& p = *header.position;
  const std::array normal{o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
  return normal[0] * p[0] + normal[1] * p[1] + normal[2] * p[2];
}

void dropCopies(std::vector<DicomHeader>& slices, std::vector<FileWarning>& warnings) {
  std::set<std::string> seen;
  std::erase_if(slices, [&](const DicomHeader& slice) {
    const bool copy = !slice.instance.empty() && !seen.insert(slice.instance).second;
    if (copy) {
      warnings.push_back({slice.path, STRATOSCOPE_TEXT("a copy of another file of the series; left out")});
    }
    return copy;
  });
}

void warnOfGaps(const std::vector<DicomHeader>& slices, std::vector<FileWarning>& warnings) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < slices.size(); ++i) {
    steps.push_back(along(slices[i]) - along(slices[i - 1]));
  }
  const auto [least, most] = std::minmax_element(steps.begin(), steps.end());
  if (!steps.empty() && *most - *least > 0.02 * *most + 0.01) {
    warnings.push_back({slices.front().path, STRATOSCOPE_TEXT("the distances between the slices differ: slices are "
                                                              "missing, or were taken at varying steps")});
  }
}

void sortSlices(std::vector<DicomHeader>& slices, std::vector<FileWarning>& warnings) {
  const bool placed =
      std::all_of(slices.begin(), slices.end(), [](const auto& slice) { return slice.position && slice.orientation; });
  if (placed) {
    std::stable_sort(slices.begin(), slices.end(), [](const auto& a, const auto& b) { return along(a) < along(b); });
    warnOfGaps(slices, warnings);
    return;
  }
  std::stable_sort(slices.begin(), slices.end(),
                   [](const auto& a, const auto& b) { return a.instanceNumber < b.instanceNumber; });
  if (slices.size() > 1) {
    warnings.push_back({slices.front().path, STRATOSCOPE_TEXT("slice positions are missing: sorted by Instance Number, "
                                                              "the geometry is not known")});
  }
}

Series seriesOf(const std::vector<DicomHeader>& slices) {
  const auto& first = slices.front();
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
  series.frames = 0;
  for (const auto& slice : slices) {
    series.files.push_back(slice.path);
    series.frames += slice.frames;
  }
  return series;
}

} // namespace

std::vector<Series> groupDicom(std::vector<DicomHeader> headers, std::vector<FileWarning>& warnings) {
  std::map<std::string, std::vector<DicomHeader>> groups;
  for (auto& header : headers) {
    auto key = keyOf(header);
    groups[std::move(key)].push_back(std::move(header));
  }
  std::vector<Series> series;
  for (auto& [key, slices] : groups) {
    dropCopies(slices, warnings);
    sortSlices(slices, warnings);
    series.push_back(seriesOf(slices));
  }
  return series;
}

} // namespace stratoscope::imaging
