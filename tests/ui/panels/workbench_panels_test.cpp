#include "panel_pictures.h"
#include "ui/models/job_text.h"
#include "ui/models/palette.h"
#include "ui/panels/cohort_panel.h"
#include "ui/panels/hover_card.h"
#include "ui/panels/learn_panel.h"
#include "ui/panels/map_panel.h"
#include "ui/panels/viewer_panel.h"
#include "ui/views/curve_view.h"
#include "ui/views/map_view.h"
#include "ui/views/slice_view.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleFactory>
#include <QSurfaceFormat>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <numbers>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

/// A disc with a gradient in four slices, 0.7 by 0.7 by 1 mm.
SliceImage disc() {
  SliceImage image;
  image.width = image.height = 256;
  image.slices = 4;
  image.spacing = {0.7, 0.7, 1};
  image.unit = QStringLiteral("HU");
  std::vector<float> values;
  for (int z = 0; z < image.slices; ++z) {
    for (int y = 0; y < 256; ++y) {
      for (int x = 0; x < 256; ++x) {
        values.push_back(std::hypot(x - 128, y - 128) < 100 ? static_cast<float>(x + 20 * z) : -1000.F);
      }
    }
  }
  image.values = std::make_shared<const std::vector<float>>(std::move(values));
  image.windowCentre = 100;
  image.windowWidth = 400;
  return image;
}

Picture ramp(int step) {
  Picture picture{64, 64, 1, {}};
  for (int i = 0; i < 64 * 64; ++i) {
    picture.pixels.push_back(static_cast<std::uint8_t>(80 + i % 64 + step * ((i / 64 / 8) % 3 - 1)));
  }
  return picture;
}

constexpr int count = 900;
constexpr int groups = 3;

Matrix circles() {
  Matrix layout(count, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const double turn = double(i) * 0.618 * 2 * std::numbers::pi;
    const double radius = 0.9 * std::sqrt(double(i) / count);
    layout.row(i)[0] = static_cast<float>(2.5 * double(i % groups) + radius * std::cos(turn));
    layout.row(i)[1] = static_cast<float>(radius * std::sin(turn));
  }
  return layout;
}

CohortTree patients() {
  CohortTree tree;
  for (int p = 0; p < 4; ++p) {
    tree.patients.push_back({p < 3 ? QStringLiteral("Patient 000%1").arg(p + 7) : QString()});
    tree.studies.push_back({p, QStringLiteral("2021-03-0%1 CT chest").arg(p + 1)});
    tree.series.push_back({p, QStringLiteral("Series 3, axial 1.0 mm")});
  }
  for (int i = 0; i < 40; ++i) {
    tree.items.push_back({i % 4, QStringLiteral("Slice %1").arg(i / 4 + 1), {}});
  }
  return tree;
}

/// All events of a double-click, which QTest leaves at its second press.
void doubleClick(QWidget* widget, QPoint place) {
  QTest::mouseClick(widget, Qt::LeftButton, {}, place);
  QTest::mouseDClick(widget, Qt::LeftButton, {}, place);
  QTest::mouseRelease(widget, Qt::LeftButton, {}, place);
}

void show(QWidget& widget, QSize size) {
  widget.resize(size);
  widget.show();
  QVERIFY(QTest::qWaitForWindowExposed(&widget));
  QTest::qWait(50);
}

} // namespace

class WorkbenchPanelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theViewerLinksItsViewsAndSaysWhatIsMissing() {
    ViewerPanel panel;
    show(panel, {900, 380});
    save(panel, "viewer-empty");
    panel.setSource(disc(), "Patient 0007 · CT chest", {"R", "L", "A", "P"});
    save(panel, "viewer-no-model");
    panel.setReconstruction(ramp(0), ramp(20));
    const auto views = panel.findChildren<SliceView*>();
    QCOMPARE(views.size(), 3);
    Q_EMIT views[0]->viewChanged({0.25, 0.25, 0.5, 0.5});
    QVERIFY(std::abs(views[2]->view().center().x() - 0.5) < 1e-9);
    QVERIFY(std::abs(views[1]->view().height() - views[2]->view().height()) < 0.01);
    views[1]->fit();
    views[2]->fit();

    QSignalSpy changed(&panel, &ViewerPanel::sliceChanged);
    QCOMPARE(panel.findChild<QSpinBox*>()->value(), 3);
    panel.findChild<QSpinBox*>()->setValue(4);
    QCOMPARE(changed.back().front().toInt(), 3);
    QCOMPARE(panel.findChild<QSlider*>()->value(), 4);
    save(panel, "viewer");
  }

  void learnSaysWhatThePersonWantsInTheWordsOfTheCommandLine() {
    LearnPanel panel;
    show(panel, {420, 620});
    LearnSettings wanted;
    wanted.model = QStringLiteral("reference");
    wanted.loss = QStringLiteral("dcl");
    wanted.augmentation = QStringLiteral("microscopy");
    wanted.epochs = 7;
    wanted.temperature = 0.2;
    wanted.device = QStringLiteral("cpu");
    wanted.variational = true;
    wanted.divergenceWeight = 0.02;
    wanted.precision = QStringLiteral("bf16");
    panel.setSettings(wanted);
    LearnSettings asked;
    connect(&panel, &LearnPanel::trainRequested, this, [&](const LearnSettings& settings) { asked = settings; });
    QTest::mouseClick(button(panel, "Train"), Qt::LeftButton);
    QCOMPARE(asked.model, wanted.model);
    QCOMPARE(asked.loss, wanted.loss);
    QCOMPARE(asked.augmentation, wanted.augmentation);
    QCOMPARE(asked.epochs, 7);
    QCOMPARE(asked.temperature, 0.2);
    QCOMPARE(asked.device, wanted.device);
    QVERIFY(asked.variational);
    QCOMPARE(asked.divergenceWeight, 0.02);
    QCOMPARE(asked.precision, wanted.precision);
  }

  void learnEstimatesBeforeItStarts() {
    LearnPanel panel;
    show(panel, {420, 720});
    const auto says = [&](const QString& text) {
      const auto labels = panel.findChildren<QLabel*>();
      return std::ranges::any_of(labels,
                                 [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    };
    panel.setBasis({600, 600 * 4096.0, 0});
    QVERIFY(says(QStringLiteral("600 images \u00b7 2.34 MiB in memory \u00b7 time known after the first epoch")));
    panel.setBasis({600, 600 * 4096.0, 100});
    QVERIFY(says(QStringLiteral("600 images \u00b7 2.34 MiB in memory \u00b7 about %1, as fast as the last training")
                     .arg(durationText(120))));
    save(panel, "learn-estimate");
    panel.setState(LearnPanel::State::Running);
    panel.addEpoch(5, 20, 1, 0.7, 0.3, 100);
    QVERIFY(says(
        QStringLiteral("Epoch 5 of 20 \u00b7 100 images/s \u00b7 %1 left \u00b7 loss 1.000").arg(durationText(90))));
  }

  void learnEnablesWhatFits() {
    LearnPanel panel;
    show(panel, {420, 620});
    panel.setPossible(false, QStringLiteral("Import images first"));
    QVERIFY(!button(panel, "Train")->isEnabled());
    save(panel, "learn-idle");
    panel.setPossible(true);
    QVERIFY(button(panel, "Train")->isEnabled() && !button(panel, "Stop")->isEnabled());
    QSignalSpy pause(&panel, &LearnPanel::pauseRequested);
    panel.setState(LearnPanel::State::Running);
    QVERIFY(!button(panel, "Train")->isEnabled() && button(panel, "Stop")->isEnabled());
    QTest::mouseClick(button(panel, "Pause"), Qt::LeftButton);
    panel.setState(LearnPanel::State::Paused);
    QTest::mouseClick(button(panel, "Resume"), Qt::LeftButton);
    QCOMPARE(pause[0].front().toBool(), true);
    QCOMPARE(pause[1].front().toBool(), false);
    panel.setState(LearnPanel::State::Running);
    for (int epoch = 1; epoch <= 14; ++epoch) {
      panel.addEpoch(epoch, 20, 1 + 3.0 / epoch, 0.7 + 2.0 / epoch, 0.3 + 1.0 / epoch, 812.4);
    }
    const auto labels = panel.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
      return label->text() == QStringLiteral("Epoch 14 of 20 · 812 images/s · loss 1.214");
    }));
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(0), 14);
    save(panel, "learn");
    panel.setState(LearnPanel::State::Idle);
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(0), 14);
    panel.setState(LearnPanel::State::Running);
    QCOMPARE(panel.findChild<CurveView*>()->pointCount(0), 0);
  }

  void curvesAreDrawnInTheColoursOfTheirSeries() {
    CurveView view;
    show(view, {400, 250});
    const int series = view.addSeries("Loss");
    for (int i = 0; i < 20; ++i) {
      view.append(series, i, 1.0 / (i + 1));
    }
    view.append(series, 20, std::nan(""));
    QCOMPARE(view.pointCount(series), 20);
    const auto picture = view.grabFramebuffer();
    int coloured = 0;
    for (int y = 0; y < picture.height(); ++y) {
      for (int x = 0; x < picture.width(); ++x) {
        coloured += picture.pixelColor(x, y).rgb() == categoryColour(0).rgb() ? 1 : 0;
      }
    }
    QVERIFY(coloured > 150);
  }

  void treeAndTableFollowTheSelectionAndLeadIt() {
    SelectionModel selection;
    selection.reset(40);
    CohortPanel panel(selection);
    fill(panel);
    show(panel, {420, 520});
    auto* tree = panel.findChild<QTreeView*>();
    auto* model = qobject_cast<CohortTreeModel*>(tree->model());
    tree->expandAll();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(model->index(1, 0)).center());
    QCOMPARE(selection.rows(), (std::vector<int>{1, 5, 9, 13, 17, 21, 25, 29, 33, 37}));
    QCOMPARE(selection.current(), 1);
    selection.select({0, 4, 12});
    selection.setCurrent(12);
    QCOMPARE(tree->currentIndex(), model->indexOfItem(12));
    QCOMPARE(tree->selectionModel()->selectedRows().size(), 3);
    tree->scrollToTop();
    save(panel, "cohort-tree");

    panel.findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* table = panel.findChild<QTableView*>();
    QCOMPARE(table->selectionModel()->selectedRows().size(), 3);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(2, 1)).center());
    QCOMPARE(selection.rows(), (std::vector<int>{2}));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      table->visualRect(table->model()->index(5, 1)).center());
    QCOMPARE(selection.rows(), (std::vector<int>{2, 5}));
    QCOMPARE(tree->selectionModel()->selectedRows().size(), 2);
    save(panel, "cohort-table");
  }

  void theSearchNarrowsTheTableAndNotTheSelection() {
    SelectionModel selection;
    selection.reset(40);
    CohortPanel panel(selection);
    fill(panel);
    show(panel, {420, 520});
    selection.select({1, 3});
    const auto lines = panel.findChildren<QLineEdit*>();
    auto* search = *std::ranges::find(lines, QStringLiteral("Search in the table"),
                                      [](const QLineEdit* line) { return line->accessibleName(); });
    search->setText(QStringLiteral("age = 41"));
    auto* table = panel.findChild<QTableView*>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(selection.rows(), (std::vector<int>{1, 3}));
    search->clear();
    QTRY_COMPARE(table->model()->rowCount(), 40);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
  }

  void manyScatteredItemsAreSelectedWithoutAStandstill() {
    constexpr int many = 100000;
    SelectionModel selection;
    selection.reset(many);
    CohortPanel panel(selection);
    panel.setItems(many, {CodedColumn("Name", std::vector<QString>(many, QStringLiteral("image")))});
    panel.findChild<QTabWidget*>()->setCurrentIndex(1);
    show(panel, {420, 520});
    std::vector<int> even;
    for (int row = 0; row < many; row += 2) {
      even.push_back(row);
    }
    QElapsedTimer clock;
    clock.start();
    selection.select(even);
    even.back() = 1;
    selection.select(even);
    qInfo("two selections of 50,000 scattered rows: %lld ms", clock.elapsed());
    auto* table = panel.findChild<QTableView*>();
    QVERIFY(table->model()->index(4, 0).data(ItemTableModel::SelectedRole).toBool());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      table->visualRect(table->model()->index(5, 0)).center());
    QCOMPARE(selection.rows().size(), std::size_t{50001});
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(3, 0)).center());
    QCOMPARE(selection.rows(), (std::vector<int>{3}));
  }

  void theLegendHidesAndIsolates() {
    openMap();
    auto* legend = map_->findChild<QListWidget*>();
    QCOMPARE(legend->count(), 3);
    const auto place = [&](int entry) { return legend->visualItemRect(legend->item(entry)).center(); };
    QTest::mouseClick(legend->viewport(), Qt::LeftButton, {}, place(1));
    QCOMPARE(map_->map().hidden(), (std::set<int>{1}));
    selection_.select({0, 3});
    QVERIFY(hasLabel(*map_, QStringLiteral("2 of 900 selected · 300 hidden")));
    save(*map_, "map-panel-hidden");
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    doubleClick(legend->viewport(), place(2));
    QCOMPARE(map_->map().hidden(), (std::set<int>{0, 1}));
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    doubleClick(legend->viewport(), place(2));
    QCOMPARE(map_->map().hidden(), (std::set<int>{}));
  }

  void theColourIsAskedForByItsKey() {
    openMap();
    QSignalSpy asked(map_.get(), &MapPanel::colourByChanged);
    auto* box = map_->findChild<QComboBox*>();
    QCOMPARE(box->currentText(), QStringLiteral("Clusters"));
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0].front().toString(), QStringLiteral("label"));
  }

  void aCardShowsTheItemUnderTheCursor() {
    openMap();
    auto* card = map_->findChild<HoverCard*>();
    QTest::mouseMove(&map_->map(), map_->map().positionOf(450).toPoint());
    QVERIFY(!card->isVisible());
    QTRY_VERIFY(card->isVisible());
    QTRY_VERIFY(!card->findChild<QLabel*>()->pixmap().isNull());
    save(*map_, "map-panel");
    QTest::mouseMove(&map_->map(), QPoint(2, 2));
    // The pointer's move comes back from the X server in its own time.
    QTRY_VERIFY(!card->isVisible());
  }

private:
  /// Light and dark, at the scale the test runs in.
  static void save(QWidget& widget, const QString& name) {
    const auto light = QApplication::palette();
    const auto scale = QString::number(qRound(widget.devicePixelRatioF() * 100));
    const auto take = [&](const QString& theme) {
      QTest::qWait(50);
      widget.grab().save(artefactPath(name + "-" + theme + "-" + scale + ".png"));
    };
    take("light");
    QApplication::setPalette(darkPalette());
    take("dark");
    QApplication::setPalette(light);
  }

  static QPushButton* button(const QWidget& panel, const QString& text) {
    const auto buttons = panel.findChildren<QPushButton*>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    return found == buttons.end() ? nullptr : *found;
  }

  static bool hasLabel(const QWidget& panel, const QString& text) {
    return std::ranges::any_of(panel.findChildren<QLabel*>(), [&](const QLabel* one) { return one->text() == text; });
  }

  static void fill(CohortPanel& panel) {
    std::vector<QString> ages;
    std::vector<QString> makers;
    std::vector<QString> labels;
    for (int i = 0; i < 40; ++i) {
      ages.push_back(QString::number(30 + i));
      makers.push_back(i % 2 ? QStringLiteral("Maker A") : QStringLiteral("Maker B"));
      labels.push_back(i % 3 ? QString() : QStringLiteral("Chest"));
    }
    panel.setTree(patients());
    panel.setItems(40, {CodedColumn("Age", ages), CodedColumn("Manufacturer", makers)});
    panel.setLabels(labels);
    panel.setClusters(std::vector<QString>(40, QStringLiteral("Cluster 1")));
  }

  void openMap() {
    map_.reset();
    selection_.reset(count);
    tiles_.setStack(makeStack(std::vector<std::uint8_t>(std::size_t{count} * 16 * 16, 150), 1, 16, 16));
    map_ = std::make_unique<MapPanel>(selection_, tiles_);
    map_->setDescriber([](int row) { return QStringLiteral("Patient 0007\nCT chest, series 3\nslice %1").arg(row); });
    map_->setColourChoices({{"cluster", "Clusters"}, {"label", "Labels"}}, "cluster");
    show(*map_, {900, 480});
    map_->setLayoutOfItems(circles());
    std::vector<int> categories(count);
    for (int i = 0; i < count; ++i) {
      categories[static_cast<std::size_t>(i)] = i % groups;
    }
    map_->setCategories(categories, {"Chest CT", "A cluster with a very long name indeed", "Hand"});
    QTest::qWait(50);
    map_->map().fitAll();
  }

  SelectionModel selection_;
  TileCache tiles_;
  std::unique_ptr<MapPanel> map_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  WorkbenchPanelsTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "workbench_panels_test.moc"
