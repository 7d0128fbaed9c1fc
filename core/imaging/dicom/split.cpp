#include "core/imaging/dicom/split.h"

#include "core/imaging/dicom/grid.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <tuple>

namespace stratoscope::imaging {
namespace {

constexpr double samePlace = 0.01;        // mm
constexpr double sameDirection = 2e-3;    // of a cosine
constexpr double samePixelSpacing = 1e-3; // mm

/// What tells volumes apart, what most surely does first. What a reader of the table would not understand (dimension
/// indices) and what may differ from slice to slice (times) comes last.
constexpr std::array separators{"segment",        "image type",    "stack",           "echo",         "echo time",
                                "inversion time", "flip angle",    "b-value",         "gradient",     "time point",
                                "phase",          "energy window", "detector",        "trigger time", "acquisition",
                                "kernel",         "frame time",    "dimension 1",     "dimension 2",  "dimension 3",
                                "dimension 4",    "dimension 5",   "acquisition time"};

using Planes = std::vector<DicomPlane>;

bool areNear(double a, double b, double most) { return std::abs(a - b) <= most; }

/// True where two planes may lie in one volume.
bool areParallel(const DicomPlane& a, const DicomPlane& b) {
  if (isPlaced(a) != isPlaced(b)) {
    return false;
  }
  for (std::size_t i = 0; isPlaced(a) && i < 6; ++i) {
    if (!areNear((*a.orientation)[i], (*b.orientation)[i], sameDirection)) {
      return false;
    }
  }
  return areNear(a.pixelSpacing[0], b.pixelSpacing[0], samePixelSpacing) &&
         areNear(a.pixelSpacing[1], b.pixelSpacing[1], samePixelSpacing);
}

std::vector<Planes> parallel(Planes planes) {
  std::vector<Planes> groups;
  for (auto& plane : planes) {
    const auto group = std::ranges::find_if(groups, [&](const Planes& g) { return areParallel(g.front(), plane); });
    if (group == groups.end()) {
      groups.emplace_back().push_back(std::move(plane));
    } else {
      group->push_back(std::move(plane));
    }
  }
  return groups;
}

/// The plane of the body that slices are nearest to.
const char* nameOf(const DicomPlane& plane) {
  if (!isPlaced(plane)) {
    return "unknown";
  }
  constexpr std::array names{"sagittal", "coronal", "axial"};
  const auto normal = normalOf(*plane.orientation);
  const auto steepest = std::ranges::max_element(normal, {}, [](double c) { return std::abs(c); });
  return names.at(static_cast<std::size_t>(steepest - normal.begin()));
}

void sortPlanes(Planes& planes) {
  std::ranges::stable_sort(planes, {}, &DicomPlane::number);
  if (std::ranges::all_of(planes, isPlaced)) {
    // To a hundredth of a millimetre, so that planes at one place stay in the order of their numbers.
    std::ranges::stable_sort(planes, {}, [](const DicomPlane& p) { return std::llround(along(p) / samePlace); });
  }
}

/// The planes of sorted ones by place.
std::vector<Planes> places(const Planes& sorted) {
  std::vector<Planes> found;
  for (const auto& plane : sorted) {
    if (found.empty() || along(plane) - along(found.back().front()) >= samePlace) {
      found.emplace_back();
    }
    found.back().push_back(plane);
  }
  return found;
}

std::size_t fullest(const std::vector<Planes>& found) {
  std::size_t most = 0;
  for (const auto& place : found) {
    most = std::max(most, place.size());
  }
  return most;
}

std::string partOf(const DicomPlane& plane, const char* name) {
  const auto part = plane.parts.find(name);
  return part == plane.parts.end() ? std::string() : part->second;
}

/// Numbers by their value, before words.
struct ByValue {
  bool operator()(const std::string& a, const std::string& b) const { return keyOf(a) < keyOf(b); }

private:
  static std::tuple<bool, double, const std::string&> keyOf(const std::string& word) {
    char* end = nullptr;
    const double number = std::strtod(word.c_str(), &end);
    const bool isWord = end == word.c_str() || *end != '\0' || !std::isfinite(number);
    return {isWord, isWord ? 0 : number, word};
  }
};

using Classes = std::map<std::string, Planes, ByValue>;

/// Nothing where the part is the same in all planes, or tells more than `most` classes apart.
Classes classesBy(const Planes& planes, const char* name, std::size_t most) {
  std::set<std::string> values;
  for (const auto& plane : planes) {
    values.insert(partOf(plane, name));
  }
  Classes classes;
  for (const auto& plane : planes) {
    if (values.size() > 1 && values.size() <= most) {
      classes[partOf(plane, name)].push_back(plane);
    }
  }
  return classes;
}

/// True where parting the planes so leaves fewer of them at the fullest place.
bool helps(const Classes& classes, std::size_t most) {
  return !classes.empty() &&
         std::ranges::all_of(classes, [&](const auto& one) { return fullest(places(one.second)) < most; });
}

/// True where each class is an even stack of its own, and some reach into each other: they were not taken as one.
bool areInterleaved(const Classes& classes) {
  constexpr std::size_t least = 3;
  std::vector<std::array<double, 2>> ranges;
  for (const auto& [value, members] : classes) {
    if (members.size() < least || !gridOf(members).even) {
      return false;
    }
    ranges.push_back({along(members.front()), along(members.back())});
  }
  std::ranges::sort(ranges);
  return std::ranges::adjacent_find(ranges, [](const auto& a, const auto& b) { return b[0] < a[1]; }) != ranges.end();
}

/// Stacks of one orientation that were taken apart but lie within each other, though no two planes at one place.
/// Slices that are only missing, or were taken every other one at a time, stay together.
const char* interleavedBy(const Planes& planes) {
  const auto grid = gridOf(planes);
  if (grid.even || !grid.gaps.empty()) {
    return nullptr;
  }
  const auto found = std::ranges::find_if(
      separators, [&](const char* name) { return areInterleaved(classesBy(planes, name, planes.size() / 3)); });
  return found == separators.end() ? nullptr : *found;
}

std::vector<PlaneStack> byNumber(const std::vector<Planes>& found, std::size_t most) {
  std::vector<PlaneStack> stacks(most);
  for (const auto& place : found) {
    for (std::size_t i = 0; i < place.size(); ++i) {
      stacks[i].planes.push_back(place[i]);
    }
  }
  for (std::size_t i = 0; i < most; ++i) {
    stacks[i].columns["volume"] = std::to_string(i + 1);
  }
  return stacks;
}

PlaneStack firstOfEach(const std::vector<Planes>& found) {
  PlaneStack stack;
  for (const auto& place : found) {
    stack.planes.push_back(place.front());
    stack.leftOut.insert(stack.leftOut.end(), place.begin() + 1, place.end());
  }
  return stack;
}

std::vector<PlaneStack> part(const Planes& planes);

std::vector<PlaneStack> partBy(const char* name, const Classes& classes) {
  std::vector<PlaneStack> stacks;
  for (const auto& [value, members] : classes) {
    for (auto& stack : part(members)) {
      if (!value.empty()) {
        stack.columns.emplace(name, value);
      }
      stacks.push_back(std::move(stack));
    }
  }
  return stacks;
}

/// @param planes sorted, placed, parallel.
std::vector<PlaneStack> part(const Planes& planes) {
  const auto found = places(planes);
  const auto most = fullest(found);
  if (most < 2) {
    const auto* name = interleavedBy(planes);
    return name == nullptr ? std::vector<PlaneStack>{{planes, {}, {}}}
                           : partBy(name, classesBy(planes, name, planes.size()));
  }
  for (const auto* name : separators) {
    if (const auto classes = classesBy(planes, name, most); helps(classes, most)) {
      return partBy(name, classes);
    }
  }
  const auto several = std::ranges::count_if(found, [](const Planes& place) { return place.size() > 1; });
  const bool isMostly = 2 * several > static_cast<std::ptrdiff_t>(found.size());
  return isMostly ? byNumber(found, most) : std::vector{firstOfEach(found)};
}

} // namespace

std::vector<PlaneStack> splitVolumes(std::vector<DicomPlane> planes) {
  std::vector<PlaneStack> stacks;
  auto groups = parallel(std::move(planes));
  for (auto& group : groups) {
    sortPlanes(group);
    const bool placed = isPlaced(group.front());
    for (auto& stack : placed ? part(group) : std::vector<PlaneStack>{{group, {}, {}}}) {
      if (groups.size() > 1) {
        stack.columns["orientation"] = nameOf(stack.planes.front());
      }
      stacks.push_back(std::move(stack));
    }
  }
  return stacks;
}

} // namespace stratoscope::imaging
