using System.Text.Json.Nodes;
using Workbench.Notebooks.Jupyter;

namespace Workbench.Notebooks.Tests;

public sealed class KernelTests : IDisposable
{
    private readonly KernelFixture? kernel = Zmq.IsAvailable ? new KernelFixture() : null;

    private KernelFixture Kernel
    {
        get
        {
            KernelFixture.Require();
            return kernel!;
        }
    }

    public void Dispose() => kernel?.Dispose();

    [Fact]
    public void An_execution_is_answered_frame_by_frame_as_approved()
    {
        Kernel.Execute("Console.Write(\"Đắk \");\n1 + 1");
        var frames = new List<List<byte[]>>();
        for (var i = 0; i < 5; i++)
            frames.Add(Kernel.IoPub.Receive(30_000)!);
        Assert.Equal(
            [
                """kernel.id1.status|{"msg_id":"id4","session":"id1","username":"kernel","date":"2026-01-02T03:04:05.000000Z","msg_type":"status","version":"5.4"}|{"execution_state":"busy"}""",
                """kernel.id1.execute_input|{"msg_id":"id5","session":"id1","username":"kernel","date":"2026-01-02T03:04:05.000000Z","msg_type":"execute_input","version":"5.4"}|{"code":"Console.Write(\"Đắk \");\n1 + 1","execution_count":1}""",
                """kernel.id1.stream|{"msg_id":"id6","session":"id1","username":"kernel","date":"2026-01-02T03:04:05.000000Z","msg_type":"stream","version":"5.4"}|{"name":"stdout","text":"Đắk "}""",
                """kernel.id1.execute_result|{"msg_id":"id7","session":"id1","username":"kernel","date":"2026-01-02T03:04:05.000000Z","msg_type":"execute_result","version":"5.4"}|{"execution_count":1,"data":{"text/plain":"2"},"metadata":{}}""",
                """kernel.id1.status|{"msg_id":"id9","session":"id1","username":"kernel","date":"2026-01-02T03:04:05.000000Z","msg_type":"status","version":"5.4"}|{"execution_state":"idle"}""",
            ], frames.Select(f => string.Join('|', KernelFixture.Text(f[0]), KernelFixture.Text(f[3]), KernelFixture.Text(f[6]))));
        Assert.All(frames, f => Assert.Equal("""{"msg_id":"q1","session":"front","username":"tester","date":"2026-01-02T03:04:05.000000Z","msg_type":"execute_request","version":"5.4"}""", KernelFixture.Text(f[4])));
        var reply = Kernel.Shell.Receive(30_000)!;
        Assert.Equal("""{"msg_id":"id8","session":"id1","username":"kernel","date":"2026-01-02T03:04:05.000000Z","msg_type":"execute_reply","version":"5.4"}""", KernelFixture.Text(reply[2]));
        Assert.Equal("""{"status":"ok","execution_count":1,"payload":[],"user_expressions":{}}""", KernelFixture.Text(reply[5]));
    }

    [Fact]
    public void Kernel_info_history_comms_and_completeness_are_answered()
    {
        Kernel.Send(Kernel.Shell, "kernel_info_request", []);
        Kernel.Published();
        Assert.Equal(
            """kernel_info_reply {"status":"ok","protocol_version":"5.4","implementation":"workbench","implementation_version":"0.1.0","language_info":{"name":"C#","version":"14","mimetype":"text/x-csharp","file_extension":".cs","pygments_lexer":"csharp","codemirror_mode":"text/x-csharp","nbconvert_exporter":"script"},"banner":"C# notebooks of the Workbench. #!lsmagic lists commands, Name? explains a name.","help_links":[]}""",
            KernelFixture.Show(Kernel.Read(Kernel.Shell)));
        Kernel.Run("var n = 4;");
        Kernel.Run("n * 2");
        Assert.Equal("""history_reply {"status":"ok","history":[[1,1,["var n = 4;",null]],[1,2,["n * 2","8"]]]}""", Ask("history_request", new JsonObject { ["output"] = true, ["hist_access_type"] = "tail", ["n"] = 5 }));
        Assert.Equal("""history_reply {"status":"ok","history":[[1,2,"n * 2"]]}""", Ask("history_request", new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "n ?*", ["unique"] = true }));
        Assert.Equal("""history_reply {"status":"ok","history":[[1,1,"var n = 4;"]]}""", Ask("history_request", new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 1, ["stop"] = 2 }));
        Assert.Equal("""comm_info_reply {"status":"ok","comms":{}}""", Ask("comm_info_request", []));
        Assert.Equal("""is_complete_reply {"status":"incomplete","indent":"    "}""", Ask("is_complete_request", new JsonObject { ["code"] = "if (true) {" }));
        Assert.Equal("""is_complete_reply {"status":"complete"}""", Ask("is_complete_request", new JsonObject { ["code"] = "1 + 1" }));
        Assert.Equal("""is_complete_reply {"status":"invalid"}""", Ask("is_complete_request", new JsonObject { ["code"] = "int 1x = 3;" }));
    }

    private string Ask(string type, JsonObject content)
    {
        Kernel.Send(Kernel.Shell, type, content);
        Kernel.Published();
        return KernelFixture.Show(Kernel.Read(Kernel.Shell));
    }

    [Fact]
    public void Completion_and_inspection_count_code_points_and_know_the_session()
    {
        Kernel.Run("/// <summary>How many households.</summary>\nint households = 273; string s = \"\";");
        Kernel.Send(Kernel.Shell, "complete_request", new JsonObject { ["code"] = "s = \"😀\"; househ", ["cursor_pos"] = 15 });
        Kernel.Published();
        var reply = Kernel.Read(Kernel.Shell).Content;
        Assert.Equal(["households"], reply["matches"]!.AsArray().Select(m => m!.ToString()));
        Assert.Equal((9, 15), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
        Assert.Equal("variable", reply["metadata"]!["_jupyter_types_experimental"]![0]!["type"]!.ToString());
        Kernel.Send(Kernel.Shell, "inspect_request", new JsonObject { ["code"] = "households", ["cursor_pos"] = 3, ["detail_level"] = 0 });
        Kernel.Published();
        var text = Kernel.Read(Kernel.Shell).Content["data"]!["text/plain"]!.ToString();
        Assert.Equal("int households\n\nValue:\n273\n\nHow many households.", text);
    }

    [Fact]
    public void Bad_messages_are_refused_and_the_kernel_lives()
    {
        var good = Kernel.Frames("kernel_info_request", []);
        Kernel.Shell.Send(["nonsense"u8.ToArray()]);
        var unsigned = Kernel.Frames("execute_request", new JsonObject { ["code"] = "1" });
        unsigned[1] = [];
        Kernel.Shell.Send(unsigned);
        var forged = Kernel.Frames("execute_request", new JsonObject { ["code"] = "1" });
        forged[5] = "{\"code\":\"System.Environment.Exit(1)\"}"u8.ToArray();
        Kernel.Shell.Send(forged);
        Kernel.Shell.Send(good);
        Assert.Equal("kernel_info_reply", Kernel.Read(Kernel.Shell).Type);
        Kernel.Shell.Send(good);
        Assert.Equal(2, Kernel.Run("1 + 1").Reply.Count > 0 ? 2 : 0);
        Assert.Equal(
            [
                "A message on shell was refused: it lacks the delimiter or one of the frames after it.",
                "A message on shell was refused: it is not signed.",
                "A message on shell was refused: its signature is wrong.",
                "A message on shell was refused: it was received before.",
            ], Kernel.Log);
    }

    [Fact]
    public void An_oversized_message_is_refused_and_the_kernel_lives()
    {
        KernelFixture.Require();
        using var small = new KernelFixture(new WireLimits { Bytes = 100_000 });
        small.Execute("// " + new string('x', 200_000));
        Assert.Contains("ok", small.Run("1").Reply["status"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["A message on shell was refused: it has 200312 bytes; at most 100000 are read."], small.Log);
    }

    [Fact]
    public void An_interrupt_on_control_ends_an_endless_cell()
    {
        Kernel.Run("1");
        Kernel.Execute("while (true) { }");
        Assert.Equal("busy", Kernel.Read(Kernel.IoPub).Content["execution_state"]!.ToString());
        Thread.Sleep(500);
        Kernel.Send(Kernel.Control, "interrupt_request", []);
        Assert.Equal("ok", Kernel.Read(Kernel.Control).Content["status"]!.ToString());
        var reply = Kernel.Read(Kernel.Shell).Content;
        Assert.Equal(("error", "Interrupted"), (reply["status"]!.ToString(), reply["ename"]!.ToString()));
    }

    [Fact]
    public void What_is_queued_behind_an_error_is_aborted()
    {
        Kernel.Run("1");
        Kernel.Execute("Thread.Sleep(500); throw new Exception(\"x\");");
        Kernel.Execute("2");
        Kernel.Execute("3");
        Assert.Equal("error", Kernel.Read(Kernel.Shell).Content["status"]!.ToString());
        Assert.Equal("aborted", Kernel.Read(Kernel.Shell).Content["status"]!.ToString());
        Assert.Equal("aborted", Kernel.Read(Kernel.Shell).Content["status"]!.ToString());
        Kernel.Execute("4");
        Assert.Equal("ok", Kernel.Read(Kernel.Shell).Content["status"]!.ToString());
    }

    [Fact]
    public void A_cell_can_ask_for_input()
    {
        Kernel.Run("1");
        // The test runner replaces the console's input when it gets round to it, which may be after the session began.
        ConsoleRouter.Install();
        Kernel.Execute("var name = GetInput(\"District?\"); var line = Console.ReadLine(); name + \"/\" + line", allowStdin: true);
        foreach (var answer in new[] { "Than Uyên", "second" })
        {
            var question = Kernel.Read(Kernel.Stdin);
            Assert.Equal("input_request", question.Type);
            Kernel.Send(Kernel.Stdin, "input_reply", new JsonObject { ["status"] = "ok", ["value"] = answer });
        }
        Assert.Contains(Kernel.Published(), m => m.Type == "execute_result" && m.Content["data"]!["text/plain"]!.ToString() == "Than Uyên/second");
        Kernel.Read(Kernel.Shell);
        Assert.Contains("WB6018", Kernel.Run("GetInput(\"?\")").Reply["evalue"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_finds_nobody_ends_its_cell()
    {
        KernelFixture.Require();
        using var deaf = new KernelFixture();
        deaf.Run("1");
        deaf.Stdin.Dispose();
        deaf.Execute("GetInput(\"District?\")", allowStdin: true);
        deaf.Published();
        Assert.Contains("WB6018", deaf.Read(deaf.Shell).Content["evalue"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("2", deaf.Run("1 + 1").Published.Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public void A_question_that_was_interrupted_is_not_asked_when_the_front_end_comes_back()
    {
        KernelFixture.Require();
        using var back = new KernelFixture();
        back.Run("1");
        back.Stdin.Dispose();
        back.Execute("Console.WriteLine(\"asking\"); GetInput(\"First?\")", allowStdin: true);
        while (back.Read(back.IoPub).Type != "stream")
        {
        }
        back.Send(back.Control, "interrupt_request", []);
        back.Read(back.Control);
        Assert.Equal("error", back.Read(back.Shell).Content["status"]!.ToString());
        back.ReconnectStdin();
        back.Execute("GetInput(\"Second?\")", allowStdin: true);
        Assert.Equal("Second?", back.Read(back.Stdin).Content["prompt"]!.ToString());
        back.Send(back.Stdin, "input_reply", new JsonObject { ["status"] = "ok", ["value"] = "here" });
        Assert.Equal("ok", back.Read(back.Shell).Content["status"]!.ToString());
        JupyterMessage said;
        while ((said = back.Read(back.IoPub)).Type != "execute_result")
        {
        }
        Assert.Equal("here", said.Content["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public void Endless_output_is_cut_in_the_middle_and_said_so()
    {
        KernelFixture.Require();
        using var small = new KernelFixture(output: new OutputLimits { HeadChars = 1000, TailChars = 100 });
        var (_, published) = small.Run("for (int i = 0; i < 200000; i++) Console.WriteLine(i);");
        var text = string.Concat(published.Where(m => m.Type == "stream").Select(m => m.Content["text"]!.ToString()));
        Assert.StartsWith("0\n1\n2\n", text, StringComparison.Ordinal);
        Assert.EndsWith("199998\n199999\n", text, StringComparison.Ordinal);
        Assert.Contains("characters (", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1100, 1400);
    }

    [Fact]
    public async Task The_heartbeat_answers_while_a_cell_runs_and_shutdown_is_confirmed()
    {
        Kernel.Execute("Thread.Sleep(1500);");
        Kernel.Heartbeat.Send(["ping"u8.ToArray()]);
        Assert.Equal("ping", KernelFixture.Text(Kernel.Heartbeat.Receive(1000)![0]));
        Kernel.Send(Kernel.Control, "shutdown_request", new JsonObject { ["restart"] = true });
        Assert.Equal("""shutdown_reply {"status":"ok","restart":true}""", KernelFixture.Show(Kernel.Read(Kernel.Control)));
        Assert.True(await Kernel.Stopped.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Display_update_clear_and_page_have_their_messages()
    {
        var (reply, published) = Kernel.Run("var d = display(\"a\"); ClearOutput(true); d.Update(\"b\"); Page(\"help\"); Javascript(\"1\");");
        Assert.Equal(["status", "execute_input", "display_data", "clear_output", "update_display_data", "display_data", "status"], published.Select(m => m.Type));
        Assert.Equal(published[2].Content["transient"]!["display_id"]!.ToString(), published[4].Content["transient"]!["display_id"]!.ToString());
        Assert.Equal("help", reply["payload"]![0]!["data"]!["text/plain"]!.ToString());
    }
}
