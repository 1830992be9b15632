-- Uses the language server as a person does, in the log that Neovim was started with, and writes the results.
local result = {}

local function messages_of(diagnostics)
  return vim.tbl_map(function(diagnostic)
    return { code = diagnostic.code, line = diagnostic.lnum, column = diagnostic.col, severity = diagnostic.severity }
  end, diagnostics)
end

-- In milliseconds; so long that a busy machine does not reach it.
local limit = 100000

local function wait_for(what, condition)
  if not vim.wait(limit, condition, 20) then
    error('waited in vain for ' .. what .. ': ' .. vim.inspect(messages_of(vim.diagnostic.get(0))) .. vim.inspect(vim.api.nvim_buf_get_lines(0, 6, -1, false)))
  end
end

local function request(method, params)
  local answers, failure = vim.lsp.buf_request_sync(0, method, params, limit)
  if answers == nil then
    error(method .. ': ' .. tostring(failure))
  end
  local _, answer = next(answers)
  if answer == nil or answer.error then
    error(method .. ': ' .. vim.inspect(answer))
  end
  return answer.result
end

--- `character` counts UTF-16 units, as the protocol does. (In normal mode the cursor can't be after the last one.)
local function labels_at(line, character)
  local list = request('textDocument/completion', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = line, character = character },
  })
  return vim.tbl_map(function(item)
    return item.label
  end, list.items or list)
end

local function drive()
  result.filetype = vim.bo.filetype
  wait_for('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  result.diagnostics = messages_of(vim.diagnostic.get(0))

  local document = { textDocument = vim.lsp.util.make_text_document_params() }
  result.symbols = vim.tbl_map(function(symbol)
    local children = vim.tbl_map(function(child)
      return child.name
    end, symbol.children or {})
    return { name = symbol.name, children = children }
  end, request('textDocument/documentSymbol', document))

  -- A new message is typed after the last one: its speaker, then a mention.
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '> 08:30:00  ', '   ', '好的 @', '   ' })
  local last = vim.api.nvim_buf_line_count(0)
  result.speakers = labels_at(last - 4, 12)
  result.mentions = labels_at(last - 2, 4)
  vim.cmd('silent undo')

  -- The quick fix, chosen from the list as with the keyboard.
  local header = vim.fn.search('王小明', 'cw')
  vim.api.nvim_win_set_cursor(0, { header, 5 })
  vim.ui.select = function(items, options, choose)
    result.actions = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  wait_for('the fixed header', function()
    return vim.fn.getline(header) == '> 07:16:19  王小明'
  end)
  wait_for('diagnostics to go', function()
    return #vim.diagnostic.get(0) == 0
  end)
  result.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'

  -- A refactoring, chosen in the same way.
  vim.ui.select = function(items, options, choose)
    for index, item in ipairs(items) do
      if options.format_item(item) == 'Move the message up' then
        choose(item, index)
      end
    end
  end
  vim.lsp.buf.code_action()
  wait_for('the moved message', function()
    return vim.fn.search('王小明', 'cnw') < header
  end)
  result.moved = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
  result.cursor = vim.fn.getline('.')

  -- People, over both logs of the folder.
  vim.api.nvim_win_set_cursor(0, { vim.fn.search('Ann Lee', 'cw'), 14 })
  local at_name = vim.lsp.util.make_position_params(0, 'utf-16')
  result.hover = vim.inspect(request('textDocument/hover', at_name).contents)
  at_name.context = { includeDeclaration = true }
  result.references = vim.tbl_map(function(location)
    return { file = vim.fn.fnamemodify(vim.uri_to_fname(location.uri), ':t'), line = location.range.start.line }
  end, request('textDocument/references', at_name))
  result.people = vim.tbl_map(function(symbol)
    return symbol.name
  end, request('workspace/symbol', { query = 'ann' }))

  -- Formatting of text with wrong spacing.
  vim.fn.setline(vim.fn.search('Ann Lee', 'cw'), '>  07:08:28 Ann Lee')
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ async = false, timeout_ms = limit })
  else
    vim.lsp.buf.formatting_sync(nil, limit)
  end
  result.formatted = vim.fn.getline(vim.fn.search('Ann Lee', 'cw'))

  vim.api.nvim_win_set_cursor(0, { vim.fn.search('Ann Lee', 'cw'), 14 })
  vim.lsp.buf.rename('Ann Park')
  wait_for('the new name', function()
    return vim.fn.search('Ann Park', 'cnw') > 0
  end)
  result.renamed = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
  local other = vim.fn.bufnr('2020-02-03-chat.markdown')
  result.renamed_elsewhere = table.concat(vim.api.nvim_buf_get_lines(other, 0, -1, false), '\n') .. '\n'
end

local ok, failure = pcall(drive)
if not ok then
  result.failure = tostring(failure)
end
local file = assert(io.open(vim.env.CHATLOG_RESULT, 'w'))
file:write(vim.json.encode(result))
file:close()
vim.cmd('qall!')
