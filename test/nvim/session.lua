-- A drafter's minute in Neovim 0.7, whose client is not ours: it pulls no diagnostics and watches no files.
-- nvim --headless -u NONE -i NONE -n --cmd "set noswapfile" -S test/nvim/session.lua DRAFT
-- In: SPEECH_SERVER (main.js), SPEECH_CACHE (a folder), SPEECH_CORPUS (a folder), SPEECH_OUT (a JSON file).
local out = { errors = {} }

local function finish()
  local file = io.open(vim.env.SPEECH_OUT, "w")
  file:write(vim.fn.json_encode(out))
  file:close()
  vim.cmd("qall!")
end

local function wait(what, ready)
  if not vim.wait(20000, ready, 50) then
    table.insert(out.errors, "waited in vain for " .. what)
    finish()
  end
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.SPEECH_DRAFT))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  cmd = { "node", vim.env.SPEECH_SERVER, "--stdio" },
  root_dir = vim.fn.fnamemodify(vim.env.SPEECH_DRAFT, ":h"),
  -- It is not asked for settings either: they go with the start.
  init_options = {
    cacheDirectory = vim.env.SPEECH_CACHE,
    locale = "zh-cn",
    settings = { corpus = { folders = { vim.env.SPEECH_CORPUS } }, diagnostics = { revealDelay = 100 } },
  },
  get_language_id = function() return "speech" end,
})
vim.lsp.buf_attach_client(buffer, client)
wait("the server", function() return vim.lsp.get_client_by_id(client) ~= nil and vim.lsp.get_client_by_id(client).initialized end)

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
  for _, answer in pairs(answers) do
    if answer.error then table.insert(out.errors, method .. ": " .. vim.inspect(answer.error)) end
    return answer.result
  end
end

local function document() return { uri = vim.uri_from_bufnr(buffer) } end

local function complete(line, column)
  local result = request("textDocument/completion", {
    textDocument = document(),
    position = { line = line, character = column },
  })
  return vim.tbl_map(function(item) return item.textEdit.newText end, result and result.items or {})
end

-- Diagnostics come by themselves: this client cannot ask.
wait("diagnostics", function() return #vim.diagnostic.get(buffer) > 0 end)
out.diagnostics = vim.tbl_map(function(d) return d.code or d.user_data.lsp.code end, vim.diagnostic.get(buffer))

out.symbols = vim.tbl_map(function(s) return s.name end, request("textDocument/documentSymbol", { textDocument = document() }) or {})

local last = vim.api.nvim_buf_line_count(buffer)
vim.api.nvim_buf_set_lines(buffer, last, last, false, { "要高质效" })
wait("a completion from the seeds", function()
  out.completion = complete(last, 4)
  return #out.completion > 0
end)

-- Saved by another program: the server has to see it without this client's help.
local added = io.open(vim.env.SPEECH_CORPUS .. "/新增 讲话.txt", "w")
for _ = 1, 3 do added:write("要把碧波河治理作为头号工程抓紧抓实。碧波河治理作为头号工程，必须一抓到底。\n") end
added:close()
vim.api.nvim_buf_set_lines(buffer, last, last + 1, false, { "要把碧波河治理" })
wait("a phrase of the new file", function()
  out.added = complete(last, 7)
  return vim.tbl_contains(vim.tbl_map(function(t) return t:find("作为") ~= nil end, out.added), true)
end)
-- The fault is mended: its finding goes by itself too.
vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { "关于工作的讲话", "同志们：", "今天的会议只有一项任务，就是把工作做好。" })
wait("the findings to go", function() return #vim.diagnostic.get(buffer) == 0 end)
finish()
