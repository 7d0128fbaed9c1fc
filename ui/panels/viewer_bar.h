#pragma once

#include "ui/models/slice_image.h"
#include "ui/models/source_view.h"
#include "ui/models/window_presets.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QTimer;
class QToolButton;

namespace stratoscope::ui {

/// The controls of the Viewer: slice, cine, plane, contrast and how pixels are drawn. Says what a person wants; shows
/// nothing by itself.
class ViewerBar : public QWidget {
  Q_OBJECT

public:
  explicit ViewerBar(QWidget* parent = nullptr);

  /// Offers what goes with the image; stops the cine.
  void setImage(const SliceImage& image);
  /// @param slice from 0.
  void setSlice(int slice);
  /// @param axis the one shown. Fewer than two planes hide the choice.
  void setPlanes(const std::vector<PlaneChoice>& planes, char axis);
  /// Names the preset that the window is, if it is one.
  void setWindow(const ContrastWindow& window);
  /// Points in time of a 4-D series, and the one shown, from 0; fewer than two hide the choice. With them the cine
  /// plays through time.
  void setTimes(int count, int shown);
  [[nodiscard]] int times() const { return times_; }
  void setInverted(bool inverted);
  void setSmooth(bool smooth);
  [[nodiscard]] bool playing() const;
  void stop();
  /// Plays or pauses, where there are slices.
  void toggle();

protected:
  void changeEvent(QEvent* event) override;

Q_SIGNALS:
  void sliceChosen(int slice);
  /// The next frame of the cine; in a 4-D series timeChosen() instead.
  void frameDue();
  /// @param time from 0.
  void timeChosen(int time);
  void playingChanged(bool playing);
  void planeChosen(char axis);
  void windowChosen(const stratoscope::ui::ContrastWindow& window);
  void invertChosen(bool inverted);
  void smoothChosen(bool smooth);
  void fitChosen();

private:
  void makeSlices();
  void makeCine();
  void makeTime();
  void nextFrame();
  void makeContrast();
  void makeKeys();
  void fillPresets();
  void applyPreset(const WindowPreset& preset);
  void play(bool playing);
  void showPlayIcon();

  SliceImage image_;
  int slice_ = 0;
  ContrastWindow shown_;
  std::vector<WindowPreset> presets_; ///< of the slice shown, in the order of the list
  QWidget* slices_;
  QSlider* slider_;
  QSpinBox* spin_;
  QLabel* count_;
  QWidget* cine_;
  QToolButton* play_;
  QSpinBox* speed_;
  QTimer* timer_;
  QWidget* time_;
  QSlider* timeSlider_;
  QLabel* timeCount_;
  int times_ = 0;
  QComboBox* plane_;
  QComboBox* window_;
  QToolButton* invert_;
  QToolButton* smooth_;
  QToolButton* fit_;
};

} // namespace stratoscope::ui
