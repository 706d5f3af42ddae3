; The Windows installer, made of the folder that PyInstaller wrote:
;   makensis -DVERSION=0.1.0 -DBUNDLE=..\..\dist\margin-journal -DICON=margin-journal.ico margin-journal.nsi
; It asks for no administrator: everything goes to the user who installs.
Unicode true
!include "MUI2.nsh"

!ifndef VERSION
  !error "say -DVERSION=..."
!endif
!ifndef BUNDLE
  !error "say -DBUNDLE=folder"
!endif
!ifndef OUT
  !define OUT "margin-journal-${VERSION}-setup.exe"
!endif
!define NAME "Margin Journal"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MarginJournal"
!define KIND "MarginJournal.journal"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif

!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\margin-journal.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Of a chosen folder only what was installed is ever removed, never the folder with all in it.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\journal-app.exe"
  Delete "$INSTDIR\margin-journal.exe"
!macroend

Section "Program"
  !insertmacro REMOVE_PROGRAM ; nothing of an older version may be left beside the new one
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\margin-journal.exe"

  WriteRegStr HKCU "Software\Classes\.journal\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Margin journal"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\margin-journal.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\margin-journal.exe" "%1"'
  ; The folder is on nobody's PATH; Win+R and `start journal-app` find the commands by these.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\journal-app.exe" "" "$INSTDIR\journal-app.exe"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\margin-journal.exe" "" "$INSTDIR\margin-journal.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\margin-journal.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Margin Journal authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; icons are read anew
SectionEnd

Section "Uninstall"
  ; Journals, their backups and the settings belong to the user and stay.
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue HKCU "Software\Classes\.journal\OpenWithProgids" "${KIND}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\journal-app.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\margin-journal.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
