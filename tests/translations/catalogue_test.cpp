#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <vector>

namespace {

/// One text of a .ts file; a text with plurals has one translation for each form.
struct Message {
  QString source;
  QStringList translations;
};

std::vector<Message> messagesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return {};
  }
  std::vector<Message> messages;
  bool plural = false;
  QXmlStreamReader reader(&file);
  while (!reader.atEnd()) {
    if (reader.readNext() != QXmlStreamReader::StartElement) {
      continue;
    }
    if (reader.name() == u"message") {
      plural = reader.attributes().value(QLatin1String("numerus")) == u"yes";
    } else if (reader.name() == u"source") {
      messages.push_back({reader.readElementText(), {}});
    } else if (reader.name() == (plural ? u"numerusform" : u"translation")) {
      messages.back().translations << reader.readElementText();
    }
  }
  return messages;
}

/// The places for numbers and names: %1, %L2 and, where the number alone need not be said, not %n.
QStringList places(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%L?[1-9]"));
  QStringList found;
  for (auto match = place.globalMatch(text); match.hasNext();) {
    found << match.next().captured();
  }
  found.removeDuplicates();
  found.sort();
  return found;
}

} // namespace

class CatalogueTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void coreSpeaksGerman();
  void germanHasPlurals();
  void englishHasSingulars();
  void translationsKeepEveryPlace();
};

void CatalogueTest::coreSpeaksGerman() {
  QTranslator german;
  QVERIFY(german.load(QStringLiteral(":/i18n/stratoscope_de.qm")));
  QCOMPARE(german.translate("core", "the disk is full"), QStringLiteral("der Datenträger ist voll"));
}

void CatalogueTest::germanHasPlurals() {
  QTranslator german;
  QVERIFY(german.load(QStringLiteral(":/i18n/stratoscope_de.qm")));
  QCOMPARE(german.translate("stratoscope::ui::Stepper", "%Ln images", nullptr, 1), QStringLiteral("%Ln Bild"));
  QCOMPARE(german.translate("stratoscope::ui::Stepper", "%Ln images", nullptr, 3), QStringLiteral("%Ln Bilder"));
}

void CatalogueTest::englishHasSingulars() {
  QTranslator english;
  QVERIFY(english.load(QStringLiteral(":/i18n/stratoscope_en.qm")));
  QCOMPARE(english.translate("stratoscope::ui::Stepper", "%Ln images", nullptr, 1), QStringLiteral("%Ln image"));
}

void CatalogueTest::translationsKeepEveryPlace() {
  const auto messages = messagesOf(QStringLiteral(STRATOSCOPE_TRANSLATIONS "/stratoscope_de.ts"));
  QVERIFY(messages.size() > 100);
  for (const auto& message : messages) {
    QVERIFY2(!message.translations.isEmpty(), qPrintable(message.source));
    for (const auto& translation : message.translations) {
      QVERIFY2(places(translation) == places(message.source), qPrintable(translation));
    }
  }
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
