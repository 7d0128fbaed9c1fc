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

/// How far the slices lie aside of each other: under a tilted gantry they are sheared against the normal.
double shear(const DicomHeader& first, const DicomHeader& last) {
  const double steps = along(last) - along(first);
  double way = 0;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const double part = (*last.position)[axis] - (*first.position)[axis];
    way += part * part;
  }
  return std::sqrt(std::max(0.0, way - steps * steps));
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
  if (!steps.empty() && shear(slices.front(), slices.back()) > 0.5) {
    warnings.push_back({slices.front().path, STRATOSCOPE_TEXT("the slices are sheared against each other (tilted "
                                                              "gantry): they are shown as if they were not")});
  }
}

bool arePlaced(const std::vector<DicomHeader>& slices) {
  return std::all_of(slices.begin(), slices.end(),
                     [](const auto& slice) { return slice.position && slice.orientation; });
}

void sortSlices(std::vector<DicomHeader>& slices, std::vector<FileWarning>& warnings) {
  std::stable_sort(slices.begin(), slices.end(),
                   [](const auto& a, const auto& b) { return a.instanceNumber < b.instanceNumber; });
  if (arePlaced(slices)) {
    // To a hundredth of a millimetre, so that slices at one place stay in the order of their numbers.
    std::stable_sort(slices.begin(), slices.end(), [](const auto& a, const auto& b) {
      return std::llround(along(a) * 100) < std::llround(along(b) * 100);
    });
  } else if (slices.size() > 1) {
    warnings.push_back({slices.front().path, STRATOSCOPE_TEXT("slice positions are missing: sorted by Instance Number, "
                                                              "the geometry is not known")});
  }
}

std::size_t timesAtOnePlace(const std::vector<DicomHeader>& slices) {
  constexpr double samePlace = 0.01; // mm
  std::size_t times = 1;
  while (times < slices.size() && along(slices[times]) - along(slices[0]) < samePlace) {
    ++times;
  }
  for (std::size_t i = 0; slices.size() % times == 0 && i < slices.size(); i += times) {
    if (along(slices[i + times - 1]) - along(slices[i]) >= samePlace) {
      return 1;
    }
  }
  return slices.size() % times == 0 ? times : 1;
}

/// A series of several volumes at the same places (time points, diffusion directions) becomes one volume for each.
/// @param slices sorted by place, then Instance Number.
std::vector<std::vector<DicomHeader>> volumesOf(std::vector<DicomHeader> slices) {
  if (slices.size() < 2 || !arePlaced(slices)) {
    return {std::move(slices)};
  }
  const auto times = timesAtOnePlace(slices);
  if (times == 1 || times == slices.size()) {
    return {std::move(slices)};
  }
  std::vector<std::vector<DicomHeader>> volumes(times);
  for (std::size_t i = 0; i < slices.size(); ++i) {
    slices[i].descriptions["volume"] = std::to_string(i % times + 1);
    volumes[i % times].push_back(std::move(slices[i]));
  }
  return volumes;
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
    for (const auto& volume : volumesOf(std::move(slices))) {
      if (arePlaced(volume)) {
        warnOfGaps(volume, warnings);
      }
      series.push_back(seriesOf(volume));
    }
  }
  return series;
}

} // namespace stratoscope::imaging
