"""Jupyter's own kernel tests, every one of them filled in."""

import unittest

import jupyter_kernel_test


class WorkbenchKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "workbench-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("to standard error");'
    completion_samples = [
        {"text": "Math.Floo", "matches": {"Floor"}},
        {"text": '"".IsNorm', "matches": {"IsNormalized"}},
        {"text": "#!who", "matches": {"#!who", "#!whos"}},
    ]
    complete_code_samples = ["1", "int a = 1;", "if (true) { }", "#!who"]
    incomplete_code_samples = ["if (true) {", "int Twice(int n) =>", "/* open"]
    invalid_code_samples = ["int 1x = 3;"]
    code_page_something = "Math.Sqrt?"
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text"', "result": "text"},
        {"code": "6 * 6", "result": "36"},
        {"code": "new { A = 1 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display(Markdown("*it*"));', "mime": "text/markdown"},
        {"code": 'display(SVG("<svg/>"));', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6 ?*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = "ClearOutput();"

    def test_stdin(self):
        """The kernel asks on stdin and gets the answer."""
        self.flush_channels()
        self.kc.execute('GetInput("District?")', allow_stdin=True)
        question = self.kc.get_stdin_msg(timeout=15)
        self.assertEqual(question["content"], {"prompt": "District?", "password": False})
        self.kc.input("Than Uyen")
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertEqual(reply["content"]["status"], "ok")

    def test_interrupt(self):
        """An endless loop ends by interrupt_request; the state stays."""
        self.flush_channels()
        self.execute_helper("int kept = 7;")
        self.kc.execute("while (true) { }")
        import time

        time.sleep(0.5)
        self.km.interrupt_kernel()
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertEqual(reply["content"]["ename"], "Interrupted")
        self.flush_channels()
        reply, output = self.execute_helper("kept")
        self.assertEqual(output[0]["content"]["data"]["text/plain"], "7")


if __name__ == "__main__":
    unittest.main(verbosity=2)
