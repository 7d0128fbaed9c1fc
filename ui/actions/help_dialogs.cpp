#include "ui/actions/help_dialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::HelpDialogs)
};

using Line = std::pair<QString, QString>;

struct Section {
  QString title;
  std::vector<Line> lines;
};

std::vector<Section> sections() {
  return {{Words::tr("Map"),
           {{Words::tr("Drag"), Words::tr("Move the map")},
            {Words::tr("Wheel"), Words::tr("Zoom at the cursor")},
            {Words::tr("Click"), Words::tr("Select an image and show it")},
            {Words::tr("Shift + drag"), Words::tr("Select with a lasso")},
            {Words::tr("R, then drag"), Words::tr("Select with a rectangle")},
            {Words::tr("Ctrl, Alt"), Words::tr("Add to the selection, take from it")},
            {Words::tr("F, H"), Words::tr("Show all, show the selection")},
            {Words::tr("Esc"), Words::tr("Give up a lasso")}}},
          {Words::tr("Viewer"),
           {{Words::tr("Wheel, Page Up, Page Down"), Words::tr("Through the slices; Home and End go to the ends")},
            {Words::tr("Ctrl + wheel"), Words::tr("Zoom at the cursor; the wheel alone where there is one slice")},
            {Words::tr("Drag"), Words::tr("Move the image")},
            {Words::tr("Right drag"), Words::tr("Contrast: across for width, up and down for centre")},
            {Words::tr("F2, F3, F4"), Words::tr("Contrast of the file, whole range, 1st to 99th percentile")},
            {Words::tr("F5 to F9"), Words::tr("CT soft tissue, lung, bone, brain, mediastinum")},
            {Words::tr("I, N"), Words::tr("Invert, show the pixels as they are")},
            {Words::tr("C"), Words::tr("Play the slices, or a 4-D series through time; pause")},
            {Words::tr("F"), Words::tr("Fit the image")}}},
          {Words::tr("Labels"),
           {{Words::tr("1 to 9"), Words::tr("Give this class to the selection")},
            {Words::tr("0"), Words::tr("Take the label away")},
            {Words::tr("Enter, Backspace, U"), Words::tr("In a review: accept, reject, unsure")}}},
          {Words::tr("Similar"),
           {{Words::tr("Enter"), Words::tr("Find the images similar to the chosen one")},
            {Words::tr("+, -"), Words::tr("More or less like the chosen one")},
            {Words::tr("Drag on the picture"), Words::tr("Ask about that part alone; arrows, + and - change it")}}},
          {Words::tr("Everywhere"),
           {{Words::tr("Ctrl + Z, Ctrl + Shift + Z"), Words::tr("Undo, redo")},
            {Words::tr("Ctrl + A, Ctrl + I"), Words::tr("Select all, invert the selection")},
            {Words::tr("Ctrl + Shift + S"), Words::tr("Save the selection under a name")},
            {Words::tr("Arrows"), Words::tr("Walk through the gallery")},
            {Words::tr("Space"), Words::tr("Large preview of the current image")},
            {Words::tr("?"), Words::tr("This list")}}}};
}

int addSection(QGridLayout& grid, int row, const Section& section) {
  auto* title = new QLabel(section.title);
  auto bold = title->font();
  bold.setBold(true);
  title->setFont(bold);
  title->setContentsMargins(0, row == 0 ? 0 : 10, 0, 0);
  grid.addWidget(title, row++, 0, 1, 2);
  for (const auto& [keys, meaning] : section.lines) {
    grid.addWidget(new QLabel(keys), row, 0);
    grid.addWidget(new QLabel(meaning), row++, 1);
  }
  return row;
}

} // namespace

void showShortcuts(QWidget* parent) {
  auto* dialog = new QDialog(parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(Words::tr("Keys and gestures"));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  int row = 0;
  for (const auto& section : sections()) {
    row = addSection(*grid, row, section);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
  auto* layout = new QVBoxLayout(dialog);
  layout->addLayout(grid);
  layout->addSpacing(8);
  layout->addWidget(buttons);
  dialog->open();
}

void showAbout(QWidget* parent) {
  auto* box = new QMessageBox(QMessageBox::NoIcon, Words::tr("About Stratoscope"), {}, QMessageBox::Close, parent);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setIconPixmap(parent->windowIcon().pixmap(64));
  box->setText(QStringLiteral("<b>Stratoscope %1</b>").arg(QCoreApplication::applicationVersion()));
  box->setInformativeText(Words::tr("Finds, shows and questions the sub-groups in a collection of medical images.\n\n"
                                    "For research; not a medical device.\n\nApache License 2.0"));
  box->open();
}

} // namespace stratoscope::ui
