#include "panel_pictures.h"
#include "ui/panels/column_panel.h"
#include "ui/panels/edge_box.h"
#include "ui/panels/histogram_view.h"

#include <QStyleFactory>

using namespace stratoscope;
using namespace stratoscope::ui;

/// The filter of one column, here of days.
class ColumnPanelTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    std::vector<std::string> days;
    for (int i = 0; i < 60; ++i) {
      days.push_back(QDate(2019, 11, 2).addDays(11 * i + i % 4).toString("yyyyMMdd").toStdString());
    }
    days.emplace_back();
    items_.setItems(61, {CodedColumn("Study date", days, workflow::profileOf(days))});
    selection_.reset(61);
  }

  void daysAreShownAsDays() {
    ColumnPanel panel(items_, selection_);
    panel.showColumn(ItemTableModel::FirstMetadataColumn);
    showPanel(panel, {300, 240});
    auto* least = named<EdgeBox>(panel, "Least number shown");
    auto* most = named<EdgeBox>(panel, "Largest number shown");
    QVERIFY(least->isVisible());
    QCOMPARE(least->text(), QString("2019-11-02"));
    QCOMPARE(most->text(), QString("2021-08-15"));
    QVERIFY(panel.findChild<HistogramView*>()->accessibleDescription().contains("2019-11-02 to 2021-08-15"));
    keepPictures(panel, "column-days");
  }

  void aDayThatIsTypedIsTheEndOfTheRange() {
    ColumnPanel panel(items_, selection_);
    panel.showColumn(ItemTableModel::FirstMetadataColumn);
    showPanel(panel, {300, 240});
    auto* least = named<EdgeBox>(panel, "Least number shown");
    least->setFocus();
    least->selectAll();
    QTest::keyClicks(least, "2020-01-01");
    QTest::keyClick(least, Qt::Key_Return);
    const auto& filter = panel.filters().at("Study date");
    QCOMPARE(filter.least, std::optional(18262.0)); // date -ud 2020-01-01 +%s: 1577836800 s
    QVERIFY(!filter.most);
    // What is no day is put back.
    least->selectAll();
    QTest::keyClicks(least, "2020-02-30");
    QTest::keyClick(least, Qt::Key_Return);
    QCOMPARE(panel.filters().at("Study date").least, std::optional(18262.0));
  }

private:
  ItemTableModel items_;
  SelectionModel selection_;
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale::c());
  ColumnPanelTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "column_panel_test.moc"
