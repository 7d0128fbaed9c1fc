#include "core/base/sha256.h"
#include "ui/models/log_model.h"

#include <QAbstractItemModelTester>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <span>
#include <thread>

using namespace stratoscope::ui;

namespace {

Q_LOGGING_CATEGORY(reading, "stratoscope.reading", QtDebugMsg)

std::vector<LogEntry> lines(int count) {
  std::vector<LogEntry> all;
  for (int i = 0; i < count; ++i) {
    all.push_back({QDateTime::currentDateTime(), LogLevel::Information, QStringLiteral("test"), QString::number(i)});
  }
  return all;
}

int passedOn = 0;

void count(QtMsgType, const QMessageLogContext&, const QString&) { ++passedOn; }

} // namespace

class LogTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void messagesOfAllThreadsArriveAndGoOnToTheFormerHandler() {
    auto* former = qInstallMessageHandler(count);
    log_sink::install();
    qCWarning(reading, "before the window");
    LogModel model;
    std::thread([] { qCDebug(reading, "from a thread"); }).join();
    qCritical("plain");
    log_sink::uninstall();
    qInstallMessageHandler(former);
    QCOMPARE(passedOn, 3);
    QCOMPARE(model.rowCount(), 0); // uninstalled before the window looked

    log_sink::install();
    qCWarning(reading, "second time");
    std::thread([] { qCDebug(reading, "from a thread"); }).join();
    QTRY_COMPARE(model.rowCount(), 2);
    log_sink::uninstall();
    QCOMPARE(model.index(0, LogModel::TextColumn).data().toString(), QStringLiteral("second time"));
    QCOMPARE(model.index(0, LogModel::LevelColumn).data(LogModel::LevelRole).toInt(), int(LogLevel::Warning));
    QCOMPARE(model.index(1, LogModel::CategoryColumn).data().toString(), QStringLiteral("stratoscope.reading"));
    QCOMPARE(model.index(1, LogModel::LevelColumn).data(LogModel::LevelRole).toInt(), int(LogLevel::Debug));
    QVERIFY(model.lineAt(1).endsWith(QStringLiteral("\tDetail\tstratoscope.reading\tfrom a thread")));
  }

  void aModelMadeLaterHearsWhatWasKept() {
    log_sink::install();
    qCWarning(reading, "before the window");
    {
      LogModel model;
      QTRY_COMPARE(model.rowCount(), 1);
    }
    qCWarning(reading, "between two windows");
    LogModel model;
    QTRY_COMPARE(model.rowCount(), 1);
    log_sink::uninstall();
  }

  void theOldestLinesGoFirst() {
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(lines(3));
    model.append(lines(9999));
    QCOMPARE(model.rowCount(), 10000);
    QCOMPARE(model.index(0, LogModel::TextColumn).data().toString(), QStringLiteral("2"));
    model.append(lines(10005));
    QCOMPARE(model.rowCount(), 10000);
    QCOMPARE(model.index(0, LogModel::TextColumn).data().toString(), QStringLiteral("5"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
  }

  void theSinkIsBoundedWithoutAWindow() {
    auto* former = qInstallMessageHandler(count);
    log_sink::install();
    for (int i = 0; i < 10020; ++i) {
      qDebug("%d", i);
    }
    const auto kept = log_sink::take();
    log_sink::uninstall();
    qInstallMessageHandler(former);
    QCOMPARE(kept.size(), std::size_t{10000});
    QCOMPARE(kept.front().text, QStringLiteral("20"));
  }

  void anIdentifierIsHashedTheSameWayAndCannotBeLookedUp() {
    const auto name = QStringLiteral("Patient 0007");
    const auto hashed = hashedIdentifier(name);
    QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f]{12}$")).match(hashed).hasMatch());
    QCOMPARE(hashedIdentifier(name), hashed);
    QVERIFY(hashedIdentifier(QStringLiteral("Patient 0008")) != hashed);
    const auto bytes = name.toUtf8();
    const auto bare = stratoscope::sha256(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
    QVERIFY(!QString::fromStdString(bare).startsWith(hashed));
  }
};

QTEST_GUILESS_MAIN(LogTest)

#include "log_test.moc"
