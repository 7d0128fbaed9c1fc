#include "core/imaging/dicom/frames.h"

#include "core/base/error.h"
#include "core/imaging/dicom/siemens_mosaic.h"
#include "core/imaging/dicom/voi.h"

#include <algorithm>
#include <cmath>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

std::string text(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFStringArray(tag, value);
  const auto first = value.find_first_not_of(' ');
  const auto last = value.find_last_not_of(' ');
  return first == OFString_npos ? std::string() : std::string(value.c_str() + first, last - first + 1);
}

template <std::size_t N> std::optional<std::array<double, N>> numbers(DcmItem& item, const DcmTagKey& tag) {
  std::array<double, N> values{};
  for (std::size_t i = 0; i < N; ++i) {
    if (item.findAndGetFloat64(tag, values[i], static_cast<unsigned long>(i)).bad() || !std::isfinite(values[i])) {
      return std::nullopt;
    }
  }
  return values;
}

DcmItem* firstItem(DcmItem* item, const DcmTagKey& sequence) {
  DcmItem* found = nullptr;
  const bool isThere = item != nullptr && item->findAndGetSequenceItem(sequence, found, 0).good();
  return isThere ? found : nullptr;
}

/// The functional groups of one frame: its own, and those that all frames share.
class Groups {
public:
  Groups(DcmItem* own, DcmItem* shared) : own_(own), shared_(shared) {}

  [[nodiscard]] DcmItem* macro(const DcmTagKey& sequence) const {
    auto* found = firstItem(own_, sequence);
    return found != nullptr ? found : firstItem(shared_, sequence);
  }
  template <std::size_t N>
  [[nodiscard]] std::optional<std::array<double, N>> numbersOf(const DcmTagKey& sequence, const DcmTagKey& tag) const {
    auto* found = macro(sequence);
    return found == nullptr ? std::nullopt : numbers<N>(*found, tag);
  }
  [[nodiscard]] std::string textOf(const DcmTagKey& sequence, const DcmTagKey& tag) const {
    auto* found = macro(sequence);
    return found == nullptr ? std::string() : text(*found, tag);
  }

private:
  DcmItem* own_;
  DcmItem* shared_;
};

struct Part {
  const char* name;
  DcmTagKey sequence;
  DcmTagKey tag;
};

void readParts(const Groups& groups, DicomPlane& plane) {
  static const std::array<Part, 12> parts{
      {{"segment", DCM_SegmentIdentificationSequence, DCM_ReferencedSegmentNumber},
       {"image type", DCM_MRImageFrameTypeSequence, DCM_FrameType},
       {"image type", DCM_CTImageFrameTypeSequence, DCM_FrameType},
       {"image type", DCM_PETFrameTypeSequence, DCM_FrameType},
       {"stack", DCM_FrameContentSequence, DCM_StackID},
       {"echo time", DCM_MREchoSequence, DCM_EffectiveEchoTime},
       {"b-value", DCM_MRDiffusionSequence, DCM_DiffusionBValue},
       {"time point", DCM_FrameContentSequence, DCM_TemporalPositionIndex},
       {"trigger time", DCM_CardiacSynchronizationSequence, DCM_NominalCardiacTriggerDelayTime},
       {"acquisition", DCM_FrameContentSequence, DCM_FrameAcquisitionNumber},
       {"acquisition time", DCM_FrameContentSequence, DCM_FrameAcquisitionDateTime},
       {"gradient", DCM_MRDiffusionSequence, DCM_DiffusionDirectionality}}};
  for (const auto& [name, sequence, tag] : parts) {
    if (auto value = groups.textOf(sequence, tag); !value.empty()) {
      plane.parts.emplace(name, std::move(value));
    }
  }
  auto* diffusion = groups.macro(DCM_MRDiffusionSequence);
  if (auto* gradient = firstItem(diffusion, DCM_DiffusionGradientDirectionSequence)) {
    plane.parts["gradient"] = text(*gradient, DCM_DiffusionGradientOrientation);
  }
}

/// What the object itself says that its frames are ordered by, for volumes that nothing else tells apart.
void readDimensions(const Groups& groups, DicomPlane& plane) {
  auto* content = groups.macro(DCM_FrameContentSequence);
  constexpr unsigned long most = 5;
  for (unsigned long i = 0; content != nullptr && i < most; ++i) {
    Uint32 index = 0;
    if (content->findAndGetUint32(DCM_DimensionIndexValues, index, i).bad()) {
      return;
    }
    plane.parts[std::string("dimension ").append(std::to_string(i + 1))] = std::to_string(index);
  }
}

/// What the frames offer for showing them. Most share one item, whose tables are read once.
class FrameVoi {
public:
  FrameVoi(DcmDataset& data, const DicomHeader& header) : characterSet_(text(data, DCM_SpecificCharacterSet)) {
    Uint16 representation = 0;
    data.findAndGetUint16(DCM_PixelRepresentation, representation);
    isSigned_ = representation == 1 || header.intercept < 0;
  }

  VoiOptions of(const Groups& groups, const DicomPlane& plane) {
    auto* item = groups.macro(DCM_FrameVOILUTSequence);
    if (item == nullptr) {
      return nullptr;
    }
    const auto [place, isNew] = read_.emplace(item, nullptr);
    if (isNew) {
      place->second = readFrameVoi(*item, isSigned_ || (plane.rescale && (*plane.rescale)[1] < 0), characterSet_);
    }
    return place->second;
  }

private:
  std::string characterSet_;
  bool isSigned_ = false;
  std::map<DcmItem*, VoiOptions> read_;
};

DicomPlane planeOf(const Groups& groups, std::size_t frame, const DicomHeader& header) {
  DicomPlane plane;
  plane.frame = frame;
  plane.size = {header.columns, header.rows};
  plane.number = static_cast<int>(frame);
  plane.position = groups.numbersOf<3>(DCM_PlanePositionSequence, DCM_ImagePositionPatient);
  plane.orientation = groups.numbersOf<6>(DCM_PlaneOrientationSequence, DCM_ImageOrientationPatient);
  plane.pixelSpacing = groups.numbersOf<2>(DCM_PixelMeasuresSequence, DCM_PixelSpacing).value_or(header.pixelSpacing);
  const auto slope = groups.numbersOf<1>(DCM_PixelValueTransformationSequence, DCM_RescaleSlope);
  const auto intercept = groups.numbersOf<1>(DCM_PixelValueTransformationSequence, DCM_RescaleIntercept);
  if (slope && intercept) {
    plane.rescale = {(*slope)[0], (*intercept)[0]};
  }
  readParts(groups, plane);
  readDimensions(groups, plane);
  return plane;
}

std::vector<DicomPlane> enhancedPlanes(DcmDataset& data, const DicomHeader& header) {
  auto* shared = firstItem(&data, DCM_SharedFunctionalGroupsSequence);
  DcmSequenceOfItems* frames = nullptr;
  data.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, frames);
  std::vector<DicomPlane> planes;
  DcmObject* own = frames == nullptr ? nullptr : frames->nextInContainer(nullptr);
  FrameVoi voi(data, header);
  for (std::size_t frame = 0; frame < static_cast<std::size_t>(header.frames); ++frame) {
    const Groups groups(dynamic_cast<DcmItem*>(own), shared);
    planes.push_back(planeOf(groups, frame, header));
    planes.back().voi = voi.of(groups, planes.back());
    own = own == nullptr ? nullptr : frames->nextInContainer(own); // behind the last one it would begin again
  }
  return planes;
}

/// Planes of one orientation in the places that their distances along the normal say; unplaced without a first place.
void place(std::vector<DicomPlane>& planes, const std::vector<double>& ways, const Vector& first,
           const std::array<double, 6>& orientation) {
  const auto normal = normalOf(orientation);
  for (std::size_t i = 0; i < planes.size(); ++i) {
    Vector position{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      position[axis] = first[axis] + normal[axis] * ways[i];
    }
    planes[i].position = position;
    planes[i].orientation = orientation;
  }
}

std::vector<Uint16> vectorOf(DcmDataset& data, const DcmTagKey& tag, std::size_t frames) {
  std::vector<Uint16> values(frames);
  for (std::size_t i = 0; i < frames; ++i) {
    if (data.findAndGetUint16(tag, values[i], static_cast<unsigned long>(i)).bad()) {
      return {};
    }
  }
  return values;
}

/// What else but the slice the frames of a nuclear medicine object are counted by.
void readVectors(DcmDataset& data, std::vector<DicomPlane>& planes) {
  const std::array<std::pair<const char*, DcmTagKey>, 4> vectors{{{"energy window", DCM_EnergyWindowVector},
                                                                  {"detector", DCM_DetectorVector},
                                                                  {"phase", DCM_TimeSlotVector},
                                                                  {"time point", DCM_TimeSliceVector}}};
  for (const auto& [name, tag] : vectors) {
    const auto values = vectorOf(data, tag, planes.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      planes[i].parts[name] = std::to_string(values[i]);
    }
  }
}

/// Grid Frame Offset Vector: distances from the first frame, or, where the first is not 0, places along the axis.
std::vector<double> offsetsOf(DcmDataset& data, std::size_t frames) {
  DcmElement* element = nullptr;
  data.findAndGetElement(DCM_GridFrameOffsetVector, element);
  auto* offsets = dynamic_cast<DcmDecimalString*>(element);
  std::vector<double> ways;
  const bool isWhole = offsets != nullptr && offsets->getFloat64Vector(ways).good() && ways.size() == frames;
  if (!isWhole || !std::ranges::all_of(ways, [](double way) { return std::isfinite(way); })) {
    return {};
  }
  const double first = ways.front();
  std::ranges::for_each(ways, [first](double& way) { way -= first; });
  return ways;
}

bool isInTime(DcmDataset& data) {
  return data.tagExists(DCM_FrameTime) || data.tagExists(DCM_FrameTimeVector) || data.tagExists(DCM_CineRate);
}

/// How far each frame lies from the first one along the normal; nothing where frames are not slices.
std::vector<double> waysOf(DcmDataset& data, const DicomHeader& header) {
  const auto frames = static_cast<std::size_t>(header.frames);
  if (auto offsets = offsetsOf(data, frames); !offsets.empty()) {
    return offsets;
  }
  // Negative in nuclear medicine where slices are stacked against the normal.
  const double step = numbers<1>(data, DCM_SpacingBetweenSlices).value_or(std::array{header.sliceSpacing})[0];
  if (isInTime(data) || step == 0) {
    return {};
  }
  const auto slices = vectorOf(data, DCM_SliceVector, frames);
  std::vector<double> ways;
  for (std::size_t i = 0; i < frames; ++i) {
    ways.push_back(step * (slices.empty() ? static_cast<double>(i) : static_cast<double>(slices[i]) - 1));
  }
  return ways;
}

std::vector<DicomPlane> classicPlanes(DcmDataset& data, const DicomHeader& header) {
  std::vector<DicomPlane> planes(static_cast<std::size_t>(header.frames));
  for (std::size_t frame = 0; frame < planes.size(); ++frame) {
    planes[frame].frame = frame;
    planes[frame].size = {header.columns, header.rows};
    planes[frame].number = static_cast<int>(frame);
    planes[frame].pixelSpacing = header.pixelSpacing;
  }
  const auto ways = waysOf(data, header);
  if (header.position && header.orientation && !ways.empty()) {
    place(planes, ways, *header.position, *header.orientation);
  }
  readVectors(data, planes);
  return planes;
}

/// The unit of rescaled values, where the groups name one. "US": unspecified.
std::string unitOf(DcmDataset& data) {
  DcmSequenceOfItems* frames = nullptr;
  data.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, frames);
  auto* own = frames == nullptr ? nullptr : dynamic_cast<DcmItem*>(frames->nextInContainer(nullptr));
  const Groups groups(own, firstItem(&data, DCM_SharedFunctionalGroupsSequence));
  auto unit = groups.textOf(DCM_PixelValueTransformationSequence, DCM_RescaleType);
  return unit == "US" ? std::string() : unit;
}

/// An object of one frame may be one slice among files, as a plain one is.
void takeGroups(DcmDataset& data, DicomHeader& header) {
  header.unit = header.unit.empty() ? unitOf(data) : header.unit;
  auto planes = enhancedPlanes(data, header);
  if (header.frames > 1) {
    header.planes = std::move(planes);
    return;
  }
  header.parts.merge(planes.front().parts);
  header.voi = planes.front().voi ? planes.front().voi : header.voi;
  if (const auto& rescale = planes.front().rescale) {
    header.slope = (*rescale)[0];
    header.intercept = (*rescale)[1];
  }
}

} // namespace

void readPlanes(DicomHeader& header) {
  if (header.frames < 2 && !header.isMosaic && !header.isEnhanced) {
    return;
  }
  constexpr int mostFrames = 100000;
  if (header.frames > mostFrames) {
    throw Error(ErrorCode::Unsupported,
                {STRATOSCOPE_TEXT("the file holds more than %1 frames"), {std::to_string(mostFrames)}},
                header.path.string());
  }
  DcmFileFormat file;
  constexpr Uint32 longestValue = 1024; // longer ones stay in the file until they are asked for
  if (file.loadFile(header.path.c_str(), EXS_Unknown, EGL_noChange, longestValue, ERM_autoDetect).bad()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not a DICOM file, or it is cut off"),
                header.path.string());
  }
  auto& data = *file.getDataset();
  if (const auto mosaic = mosaicOf(data, header)) {
    header.mosaic = *mosaic;
    header.planes = mosaicPlanes(data, header, *mosaic);
    if (auto weighting = mosaicBValue(data); !weighting.empty()) {
      header.parts["b-value"] = std::move(weighting);
    }
  } else if (header.isEnhanced) {
    takeGroups(data, header);
  } else if (header.frames > 1) {
    header.planes = classicPlanes(data, header);
  }
}

} // namespace stratoscope::imaging
