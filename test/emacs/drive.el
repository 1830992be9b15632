;;; drive.el --- Uses the language server as a person does, and writes the results.  -*- lexical-binding: t -*-
;; Loaded after the documented configuration, with a log's path in CHATLOG_LOG and the file for the result in CHATLOG_RESULT.

(require 'cl-lib)
(require 'json)

(defvar chatlog-test-result nil)

(defun chatlog-test-note (name value)
  (push (cons name value) chatlog-test-result))

(defun chatlog-test-wait (what condition)
  "Let Emacs read what the server sends until CONDITION holds; every turn waits for output, none for a time of day."
  (let ((turns 0))
    (while (not (funcall condition))
      (when (> (cl-incf turns) 4000) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun chatlog-test-codes ()
  (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))

(defun chatlog-test-at (text)
  "Put point into the next TEXT of the buffer."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (1+ (match-beginning 0))))

(defun chatlog-test-drive ()
  (find-file (getenv "CHATLOG_LOG"))
  ;; `eglot-ensure' waits for the end of a command, and there are no commands in batch mode.
  (run-hooks 'post-command-hook)
  (chatlog-test-wait "the server" #'eglot-current-server)
  ;; The settings come after the first findings, and turn one of these off.
  (chatlog-test-wait "the one finding" (lambda () (= 1 (length (flymake-diagnostics)))))
  (chatlog-test-note 'mode (symbol-name major-mode))
  (chatlog-test-note 'findings (chatlog-test-codes))

  ;; A new message is typed after the last one: its speaker.
  (goto-char (point-max))
  (insert "> 08:30:00  ")
  (let ((capf (eglot-completion-at-point)))
    (chatlog-test-note 'speakers (vconcat (mapcar #'substring-no-properties (all-completions "" (nth 2 capf))))))
  (delete-region (line-beginning-position) (point-max))

  ;; The quick fix that Enter takes, which is the preferred one.
  (chatlog-test-at "王小明")
  (cl-letf (((symbol-function 'completing-read) (lambda (&rest arguments) (nth 6 arguments)))
            (last-nonmenu-event ?\r))
    (eglot-code-actions (line-beginning-position) (line-end-position) "quickfix" t))
  (chatlog-test-note 'fixed (buffer-substring-no-properties (point-min) (point-max)))
  ;; Eglot sends changes when Emacs is idle, which it never is in batch mode.
  (eglot--signal-textDocument/didChange)
  (chatlog-test-wait "findings to go" (lambda () (null (flymake-diagnostics))))

  ;; People, over both logs of the folder.
  (chatlog-test-at "Ann Lee")
  (chatlog-test-note
   'references
   (vconcat (mapcar (lambda (item)
                      (let ((location (xref-item-location item)))
                        (format "%s:%s" (file-name-nondirectory (xref-location-group location))
                                (xref-location-line location))))
                    (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))))
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (eglot-rename "Ann Park"))
  (chatlog-test-note 'renamed (buffer-substring-no-properties (point-min) (point-max)))
  (with-current-buffer (find-file-noselect (expand-file-name "2020-02-03-chat.markdown"))
    (chatlog-test-note 'elsewhere (buffer-substring-no-properties (point-min) (point-max))))

  ;; Formatting of text with wrong spacing.
  (chatlog-test-at "> 07:08:28")
  (delete-region (line-beginning-position) (line-end-position))
  (insert ">  07:08:28 Ann Park")
  (eglot-format-buffer)
  (goto-char (point-min))
  (search-forward "07:08:28")
  (chatlog-test-note 'formatted (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

  (chatlog-test-note 'warnings (if (get-buffer "*Warnings*") "a warning" ""))
  (eglot-shutdown (eglot-current-server)))

(condition-case failure
    (chatlog-test-drive)
  (error (chatlog-test-note 'failure (error-message-string failure))))
(let ((coding-system-for-write 'utf-8))
  (write-region (json-encode chatlog-test-result) nil (getenv "CHATLOG_RESULT")))
(kill-emacs 0)
