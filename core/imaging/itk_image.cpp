#include "core/imaging/itk_image.h"

#include "core/imaging/file_size.h"

#include <algorithm>
#include <gdcmTrace.h>
#include <itkImageIOBase.h>
#include <mutex>

namespace stratoscope::imaging {
namespace {

using Component = itk::CommonEnums::IOComponent;
using Pixel = itk::CommonEnums::IOPixel;

/// The part of ITK's message that says what went wrong, without class names and addresses of objects.
std::string cause(const std::string& description) {
  const auto address = description.rfind("): ");
  auto text = address == std::string::npos ? description : description.substr(address + 3);
  text.erase(std::min(text.find('\n'), text.size()));
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) {
    text.pop_back();
  }
  return text;
}

template <typename T>
std::vector<float> converted(const std::vector<char>& raw, std::size_t pixels, std::size_t stored, std::size_t kept) {
  const auto* source = reinterpret_cast<const T*>(raw.data());
  std::vector<float> values(pixels * kept);
  for (std::size_t p = 0; p < pixels; ++p) {
    for (std::size_t c = 0; c < kept; ++c) {
      values[p * kept + c] = static_cast<float>(source[p * stored + c]);
    }
  }
  return values;
}

using Converter = std::vector<float> (*)(const std::vector<char>&, std::size_t, std::size_t, std::size_t);

Converter converterOf(Component component) {
  switch (component) {
  case Component::UCHAR:
    return converted<unsigned char>;
  case Component::CHAR:
    return converted<signed char>;
  case Component::USHORT:
    return converted<unsigned short>;
  case Component::SHORT:
    return converted<short>;
  case Component::UINT:
    return converted<unsigned int>;
  case Component::INT:
    return converted<int>;
  case Component::ULONG:
    return converted<unsigned long>;
  case Component::LONG:
    return converted<long>;
  case Component::ULONGLONG:
    return converted<unsigned long long>;
  case Component::LONGLONG:
    return converted<long long>;
  case Component::FLOAT:
    return converted<float>;
  case Component::DOUBLE:
    return converted<double>;
  default:
    return nullptr;
  }
}

std::size_t bytesPerPixel(const itk::ImageIOBase& reader) {
  return std::size_t{reader.GetComponentSize()} * reader.GetNumberOfComponents();
}

/// Channels that are kept of those stored: an alpha channel says nothing about the patient.
int keptChannels(const itk::ImageIOBase& reader) {
  const auto stored = reader.GetNumberOfComponents();
  const auto pixel = reader.GetPixelType();
  const bool complex = pixel == Pixel::COMPLEX;
  return complex || stored < 1 || stored > 4 ? 0 : stored <= 2 ? 1 : 3;
}

void readSize(const itk::ImageIOBase& reader, const std::filesystem::path& path, ItkImage& image) {
  std::int64_t pixels = 1;
  for (unsigned axis = 0; axis < reader.GetNumberOfDimensions(); ++axis) {
    const auto length = static_cast<std::int64_t>(reader.GetDimensions(axis));
    if (length < 1 || length > mostPixels / pixels) {
      throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("the header asks for more than 2^31 pixels"), path.string());
    }
    pixels *= length;
    (axis < 3 ? image.size[axis] : image.volumes) *= static_cast<int>(length);
  }
  checkPlausible(path, static_cast<double>(pixels) * static_cast<double>(bytesPerPixel(reader)));
}

void readGeometry(const itk::ImageIOBase& reader, Geometry& geometry) {
  const auto axes = std::min(3U, reader.GetNumberOfDimensions());
  for (unsigned axis = 0; axis < axes; ++axis) {
    geometry.spacing[axis] = reader.GetSpacing(axis);
    geometry.origin[axis] = reader.GetOrigin(axis);
    const auto direction = reader.GetDirection(axis);
    for (unsigned row = 0; row < axes; ++row) {
      geometry.direction[row * 3 + axis] = direction[row];
    }
  }
}

/// The first volume of a file of more than three dimensions.
void restrictToFirstVolume(itk::ImageIOBase& reader) {
  itk::ImageIORegion region(reader.GetNumberOfDimensions());
  for (unsigned axis = 0; axis < reader.GetNumberOfDimensions(); ++axis) {
    region.SetIndex(axis, 0);
    region.SetSize(axis, axis < 3 ? reader.GetDimensions(axis) : 1);
  }
  reader.SetIORegion(region);
}

ItkImage read(itk::ImageIOBase& reader, const std::filesystem::path& path) {
  reader.SetFileName(path.string());
  reader.ReadImageInformation();
  ItkImage image;
  image.channels = keptChannels(reader);
  image.bytes = reader.GetComponentType() == Component::UCHAR;
  const auto convert = converterOf(reader.GetComponentType());
  if (image.channels == 0 || convert == nullptr) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("the image is neither grey nor colour"), path.string());
  }
  readSize(reader, path, image);
  readGeometry(reader, image.geometry);
  restrictToFirstVolume(reader);
  const auto pixels = static_cast<std::size_t>(image.size[0]) * static_cast<std::size_t>(image.size[1]) *
                      static_cast<std::size_t>(image.size[2]);
  std::vector<char> raw(pixels * bytesPerPixel(reader));
  reader.Read(raw.data());
  image.values = convert(raw, pixels, reader.GetNumberOfComponents(), static_cast<std::size_t>(image.channels));
  return image;
}

} // namespace

void prepareItk() {
  static std::once_flag once;
  std::call_once(once, [] {
    itk::Object::SetGlobalWarningDisplay(false);
    gdcm::Trace::SetDebug(false);
    gdcm::Trace::SetWarning(false);
    gdcm::Trace::SetError(false);
  });
}

void guardItk(const std::filesystem::path& path, const std::function<void()>& work) {
  prepareItk();
  try {
    work();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::OutOfMemory, STRATOSCOPE_TEXT("there is not enough memory for the image"), path.string());
  } catch (const itk::ExceptionObject& problem) {
    throw Error(ErrorCode::Unreadable,
                {STRATOSCOPE_TEXT("the image cannot be decoded (%1)"), {cause(problem.GetDescription())}},
                path.string());
  } catch (const std::exception& problem) {
    throw Error(ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the image cannot be decoded (%1)"), {cause(problem.what())}},
                path.string());
  }
}

ItkImage readItkImage(itk::ImageIOBase& reader, const std::filesystem::path& path) {
  ItkImage image;
  guardItk(path, [&] { image = read(reader, path); });
  return image;
}

} // namespace stratoscope::imaging
