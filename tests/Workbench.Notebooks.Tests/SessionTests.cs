namespace Workbench.Notebooks.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly CSharpSession session = new();
    private readonly RecordingOutput output = new();

    public void Dispose() => session.Dispose();

    private Task<CellOutcome> Run(string code) => session.RunAsync(code, output, cancellationToken: TestContext.Current.CancellationToken);

    private async Task<object?> Value(string code)
    {
        var outcome = await Run(code);
        Assert.True(outcome.Status == CellStatus.Succeeded, outcome.Error?.Message + "\n" + string.Join('\n', outcome.Error?.Trace ?? []));
        Assert.True(outcome.HasValue, "no value");
        return outcome.Value;
    }

    [Fact]
    public async Task State_stays_between_cells()
    {
        await Run("var x = 20; int Twice(int n) => n * 2;");
        Assert.Equal(41, await Value("Twice(x) + 1"));
        await Run("x = 5;");
        Assert.Equal(5, await Value("x"));
        await Run("var x = \"now text\";");
        Assert.Equal("now text", await Value("x"));
    }

    [Fact]
    public async Task Await_using_records_and_extension_methods_work_in_cells()
    {
        await Run("using System.Text.Json; record Commune(string Name, int Households) { public bool IsLarge => Households > 100; }");
        await Run("static string Shout(this string s) => s.ToUpperInvariant();");
        Assert.Equal("A", await Value("\"a\".Shout()"));
        Assert.Equal("{\"Name\":\"Nam Nung\",\"Households\":273,\"IsLarge\":true}", await Value("JsonSerializer.Serialize(new Commune(\"Nam Nung\", 273))"));
        Assert.Equal(7, await Value("await Task.Delay(1); await Task.FromResult(7)"));
        Assert.Equal(3, await Value("using (var s = new MemoryStream([1, 2, 3])) { } await Task.Run(() => 3)"));
        Assert.Equal(4, await Value("int sum = 0; await foreach (var i in Numbers()) sum += i; async IAsyncEnumerable<int> Numbers() { yield return 1; await Task.Yield(); yield return 3; } sum"));
    }

    [Fact]
    public async Task The_value_is_that_of_an_expression_without_semicolon()
    {
        Assert.True((await Run("1 + 1")).HasValue);
        Assert.False((await Run("var a = 1 + 1;")).HasValue);
        Assert.False((await Run("Console.Write(1)")).HasValue);
        Assert.False((await Run("await Task.CompletedTask")).HasValue);
        Assert.False((await Run("// nothing")).HasValue);
        Assert.Null(await Value("(string)null"));
    }

    [Fact]
    public async Task Output_of_tasks_and_threads_is_the_cells()
    {
        await Run("Console.WriteLine(\"a\"); await Task.Run(() => Console.WriteLine(\"b\")); var t = new Thread(() => Console.Error.WriteLine(\"c\")); t.Start(); t.Join();");
        Assert.Equal("a\nb\n", output.Out);
        Assert.Equal("c\n", output.Error);
    }

    [Fact]
    public async Task Display_and_update_share_an_id()
    {
        await Run("var shown = display(\"first\"); shown.Update(\"second\"); 273.Display();");
        Assert.Equal(["display", "update", "display"], output.Shown.Select(s => s.Kind));
        Assert.Equal(output.Shown[0].Id, output.Shown[1].Id);
        Assert.Equal("second", output.Text(1));
        Assert.Equal("273", output.Text(2));
    }

    [Fact]
    public async Task A_compiler_error_says_cell_line_and_column_and_leaves_no_trace()
    {
        var outcome = await Run("int a = 1;\nfor (int i = 0; i < 3; i++) { }\nint b = missing;");
        Assert.Equal(CellStatus.Failed, outcome.Status);
        Assert.Equal(3, outcome.Error!.Line);
        Assert.Equal(
            [
                "(cell 1, line 3, column 9) CS0103: The name 'missing' does not exist in the current context",
                "    int b = missing;",
                "            ^^^^^^^",
            ], outcome.Error.Trace);
        Assert.Equal("CompilationError", (await Run("a")).Error!.Name);
    }

    [Fact]
    public async Task An_exception_shows_only_frames_in_cells()
    {
        await Run("\nint Divide(int a, int b)\n{\n    return a / b;\n}");
        var outcome = await Run("int before = 9;\n\nDivide(1, 0)");
        Assert.Equal("DivideByZeroException", outcome.Error!.Name);
        Assert.Equal("Attempted to divide by zero.", outcome.Error.Message);
        Assert.Equal(["   at Divide in cell 1, line 4", "   at cell 2, line 3"], outcome.Error.Trace);
        Assert.Equal(9, await Value("before"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true);")]
    [InlineData("for (;;) Math.Sqrt(2);")]
    [InlineData("do { } while (true);")]
    [InlineData("int F() { while (true) { try { F2(); } catch { } } } int F2() => throw new Exception(); F()")]
    [InlineData("again: goto again;")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("await Task.Delay(Timeout.Infinite, CellToken);")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("new ManualResetEventSlim().Wait();")]
    [InlineData("foreach (var i in Forever()) ; IEnumerable<int> Forever() { while (true) yield return 1; }")]
    public async Task An_interrupt_ends_what_would_never_end(string code)
    {
        await Run("1");
        using var stop = new CancellationTokenSource();
        var running = session.RunAsync("int kept = 1; " + code, output, cancellationToken: stop.Token);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        stop.Cancel();
        var outcome = await running.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Interrupted, outcome.Status);
        Assert.Equal("The cell was interrupted.", outcome.Error!.Message);
        Assert.Equal(2, await Value("1 + 1"));
    }

    [Fact]
    public async Task Code_that_nothing_can_stop_is_left_behind_and_said_so()
    {
        using var quick = new CSharpSession(new SessionOptions { InterruptGrace = TimeSpan.FromMilliseconds(100) });
        await quick.RunAsync("1", output, cancellationToken: TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        // Stopped once it runs, however long a busy machine takes to compile it.
        string begun = Guid.NewGuid().ToString();
        var running = quick.RunAsync($"AppContext.SetData(\"{begun}\", true); await new TaskCompletionSource().Task;", output, cancellationToken: stop.Token);
        while (AppContext.GetData(begun) is null && !running.IsCompleted) await Task.Delay(10, TestContext.Current.CancellationToken);
        stop.Cancel();
        var outcome = await running;
        Assert.Equal(CellStatus.Interrupted, outcome.Status);
        Assert.Contains("left behind", outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await quick.RunAsync("1", output, cancellationToken: TestContext.Current.CancellationToken)).Value);
    }

    [Theory]
    [InlineData("int F(int n) { return F(n + 1) + 1; } F(0)")]
    [InlineData("int F(int n) => F(n + 1) + 1; F(0)")]
    [InlineData("class A { public int Size => Size + 1; } new A().Size")]
    [InlineData("class B { int v; public int Size { get => Size + 1; set => v = value; } } new B().Size")]
    public async Task Endless_recursion_is_an_error_not_the_end_of_the_process(string code)
    {
        var outcome = await Run(code);
        Assert.Equal("NotebookException", outcome.Error!.Name);
        Assert.StartsWith("WB6016: The call stack is nearly full", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instrumented_code_keeps_its_meaning()
    {
        Assert.Equal(12, await Value("""
            int total = 0;
            for (int i = 0; i < 3; i++) if (i == 1) total += 10; else total += i;
            async Task Nothing() => await Task.Yield();
            async Task<int> Zero() => await Task.FromResult(0);
            void Add(int n) => total += n;
            int Fail() => throw new InvalidOperationException();
            ref int Slot(int[] a) => ref a[0];
            System.Linq.Expressions.Expression<Func<int, int>> tree = n => n + 1;
            Func<int, int> block = n => { return n; };
            await Nothing();
            Add(await Zero());
            int[] numbers = [5];
            Slot(numbers) = 0;
            foreach (var (a, b) in new[] { (0, 0) }) Add(a + b + numbers[0]);
            int k = 0; while (k < 2) k++;
            do k--; while (k > 0);
            total + block(0) + tree.Compile()(-1)
            """));
    }

    [Fact]
    public async Task Variables_are_listed_with_their_last_type()
    {
        await Run("int n = 1; string s = \"a\"; int _hidden = 3;");
        await Run("double n = 2.5;");
        Assert.Equal([("_hidden", typeof(int), 3), ("n", typeof(double), 2.5), ("s", typeof(string), "a")], session.Variables.Select(v => (v.Name, v.Type, v.Value!)));
        await session.SetVariableAsync("given", new List<int> { 1, 2 }, TestContext.Current.CancellationToken);
        Assert.Equal(2, await Value("given.Count"));
    }

    [Fact]
    public async Task A_cell_that_fails_keeps_what_it_had_declared()
    {
        var outcome = await Run("int done = 3; throw new InvalidOperationException(\"no\");");
        Assert.Equal("InvalidOperationException", outcome.Error!.Name);
        Assert.Equal(3, await Value("done"));
    }
}
