#include "core/workflow/metadata/text_encoding.h"

#include "core/base/error.h"

#include <QByteArrayView>
#include <QStringDecoder>

namespace stratoscope::workflow {
namespace {

/// The mark is left out by the decoder.
Encoding encodingOf(QByteArrayView bytes) {
  const auto marked = QStringConverter::encodingForData(bytes);
  if (marked == QStringConverter::Utf16LE || marked == QStringConverter::Utf16BE) {
    return Encoding::Utf16;
  }
  QStringDecoder decoder(QStringDecoder::Utf8);
  const QString decoded = decoder(bytes);
  return decoder.hasError() ? Encoding::Latin1 : Encoding::Utf8;
}

QString decoded(QByteArrayView bytes, Encoding encoding) {
  switch (encoding) {
  case Encoding::Utf16:
    return QStringDecoder(QStringConverter::Utf16)(bytes);
  case Encoding::Latin1:
    return QString::fromLatin1(bytes);
  case Encoding::Utf8:
    break;
  }
  return QStringDecoder(QStringDecoder::Utf8)(bytes);
}

} // namespace

DecodedText decodeText(const std::string& bytes, const std::filesystem::path& subject) {
  const QByteArrayView view(bytes.data(), static_cast<qsizetype>(bytes.size()));
  const auto encoding = encodingOf(view);
  const auto text = decoded(view, encoding);
  if (text.contains(QChar(0))) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the table is not a text file"), subject.string(),
                STRATOSCOPE_TEXT("Save the sheet as CSV"));
  }
  return {text.toStdString(), encoding};
}

} // namespace stratoscope::workflow
