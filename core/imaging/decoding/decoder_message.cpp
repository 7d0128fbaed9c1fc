#include "core/imaging/decoding/decoder_message.h"

#include "core/imaging/decoding/message.h"
#include "core/imaging/voi.h"

#include <algorithm>

namespace stratoscope::imaging {

template <> struct LastOf<DecoderTask> { static constexpr int value = static_cast<int>(DecoderTask::StoredImage); };
template <> struct LastOf<ErrorCode> { static constexpr int value = static_cast<int>(ErrorCode::Internal); };
template <> struct LastOf<SourceKind> { static constexpr int value = 63; }; // the decoder refuses one it does not know
template <> struct LastOf<WindowFunction> { static constexpr int value = static_cast<int>(WindowFunction::Sigmoid); };

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

// The fields of all that travels. Each list names every field: a new one does not compile until it stands here, too.

template <typename Archive, Is<Text> T> static void visitFields(Archive& archive, T& text) {
  auto& [source, arguments] = text;
  archive(source, arguments);
}

template <typename Archive, Is<FileWarning> T> static void visitFields(Archive& archive, T& warning) {
  auto& [path, message] = warning;
  archive(path, message);
}

template <typename Archive, Is<Series> T> static void visitFields(Archive& archive, T& series) {
  auto& [kind, path, files, patient, study, uid, modality, transferSyntax, photometric, frames, part, parts, columns] =
      series;
  archive(kind, path, files, patient, study, uid, modality, transferSyntax, photometric, frames, part, parts, columns);
}

template <typename Archive, Is<Geometry> T> static void visitFields(Archive& archive, T& geometry) {
  auto& [spacing, origin, direction] = geometry;
  archive(spacing, origin, direction);
}

template <typename Archive, Is<GreyTable> T> static void visitFields(Archive& archive, T& table) {
  auto& [first, grey] = table;
  archive(first, grey);
}

template <typename Archive, Is<VoiOption> T> static void visitFields(Archive& archive, T& option) {
  auto& [name, centre, width, function, table] = option;
  archive(name, centre, width, function, table);
}

template <typename Archive, Is<Volume> T> static void visitFields(Archive& archive, T& volume) {
  auto& [size, channels, storedBits, values, unit, geometry, centre, width, function, table, voiSets, voiOfSlice,
         columns, warnings] = volume;
  (void)values; // their own way: DecodedVolume
  archive(size, channels, storedBits, unit, geometry, centre, width, function, table, voiSets, voiOfSlice, columns,
          warnings);
}

template <typename Archive, Is<DecodedVolume> T> static void visitFields(Archive& archive, T& decoded) {
  auto& [volume, values, bytes] = decoded;
  archive(volume, values, bytes);
}

template <typename Archive, Is<StoredImage> T> static void visitFields(Archive& archive, T& image) {
  auto& [columns, rows, frames, samples, bits, photometric, bytes] = image;
  (void)bytes; // their own way: DecodedImage
  archive(columns, rows, frames, samples, bits, photometric);
}

template <typename Archive, Is<DecodedImage> T> static void visitFields(Archive& archive, T& decoded) {
  auto& [image, bytes] = decoded;
  archive(image, bytes);
}

template <typename Archive, Is<ValueRange> T> static void visitFields(Archive& archive, T& range) {
  auto& [least, most, mean] = range;
  archive(least, most, mean);
}

template <typename Archive, Is<StoredValues> T> static void visitFields(Archive& archive, T& stored) {
  auto& [range, sha256, taken] = stored;
  archive(range, sha256, taken);
}

template <typename Archive, Is<DecoderFailure> T> static void visitFields(Archive& archive, T& failure) {
  auto& [code, reason, subject, advice] = failure;
  archive(code, reason, subject, advice);
}

template <typename Archive, Is<DecoderRequest> T> static void visitFields(Archive& archive, T& request) {
  auto& [task, series] = request;
  archive(task, series);
}

namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the decoder sent a damaged message"));
}

void check(const DecodedVolume& decoded) {
  const auto& volume = decoded.volume;
  if (volume.channels != 1 && volume.channels != 3) {
    refuse();
  }
  auto floats = static_cast<std::uint64_t>(volume.channels);
  for (const int length : volume.size) {
    // 2^33 values are 32 GB, more than any file that is read asks for.
    if (length < 1 || floats > (std::uint64_t{1} << 33) / static_cast<std::uint64_t>(length)) {
      refuse();
    }
    floats *= static_cast<std::uint64_t>(length);
  }
  if (!hasSoundVoi(volume)) {
    refuse();
  }
  const bool here = !decoded.bytes.empty();
  if (decoded.values != floats || (here && decoded.bytes.size() != floats * sizeof(float))) {
    refuse();
  }
}

void check(const DecodedImage& decoded) {
  const auto& image = decoded.image;
  constexpr double most = 34359738368.0; // 2^35
  const double wanted = static_cast<double>(image.columns) * image.rows * image.frames * image.samples * image.bits / 8;
  const bool isImage = image.columns > 0 && image.rows > 0 && image.frames > 0 &&
                       (image.samples == 1 || image.samples == 3) &&
                       (image.bits == 8 || image.bits == 16 || image.bits == 32);
  if (!isImage || wanted > most || (!decoded.bytes.empty() && decoded.bytes.size() != image.size())) {
    refuse();
  }
}

template <typename T> T take(MessageReader& reader) {
  T value;
  reader(value);
  reader.finish();
  return value;
}

} // namespace

std::string encode(const DecoderRequest& request) {
  MessageWriter writer;
  writer(request);
  return writer.bytes();
}

std::string encode(const DecoderAnswer& answer) {
  MessageWriter writer;
  writer(static_cast<std::uint8_t>(answer.index()));
  std::visit([&](const auto& content) { writer(content); }, answer);
  return writer.bytes();
}

DecoderRequest decodeRequest(std::string_view bytes) {
  MessageReader reader(bytes);
  return take<DecoderRequest>(reader);
}

DecoderAnswer decodeAnswer(std::string_view bytes) {
  MessageReader reader(bytes);
  std::uint8_t form = 0;
  reader(form);
  if (form == 0) {
    auto decoded = take<DecodedVolume>(reader);
    check(decoded);
    return decoded;
  }
  if (form == 1) {
    return take<StoredValues>(reader);
  }
  if (form == 2) {
    auto decoded = take<DecodedImage>(reader);
    check(decoded);
    return decoded;
  }
  if (form == 3) {
    return take<DecoderFailure>(reader);
  }
  refuse();
}

} // namespace stratoscope::imaging
