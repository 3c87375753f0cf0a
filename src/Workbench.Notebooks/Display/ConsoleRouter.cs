using System.Text;

namespace Workbench.Notebooks;

/// <summary>Sends what cells print to the cell that prints it, and asks the front end when a cell reads the console.</summary>
internal static class ConsoleRouter
{
    private static readonly Lock Gate = new();
    private static bool installed;
    private static TextReader? input;

    /// <summary>The process's own standard error, for messages of the host.</summary>
    public static TextWriter HostError { get; private set; } = Console.Error;

    /// <summary>Takes the console over, once; its input again where the host replaced it since, as test runners do after they started.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (Console.In != input)
            {
                Console.SetIn(new Input(Console.In));
                input = Console.In;
            }
            if (installed)
                return;
            installed = true;
            HostError = Console.Error;
            Console.SetOut(new Router(Console.Out, error: false));
            Console.SetError(new Router(Console.Error, error: true));
        }
    }

    private sealed class Router(TextWriter host, bool error) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            if (CellScope.Current is { } scope)
                scope.Output.Write(error, value);
            else
                host.Write(value);
        }

        // One write a line: half lines of two threads would mix.
        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine(ReadOnlySpan<char> buffer) => Write(buffer.ToString() + "\n");

        public override void WriteLine() => Write("\n");

        public override void Flush()
        {
            if (CellScope.Current is null)
                host.Flush();
        }
    }

    private sealed class Input(TextReader host) : TextReader
    {
        private string rest = "";

        public override string? ReadLine() => CellScope.Current is { } scope ? scope.Output.ReadLine("", password: false, scope.Token) : host.ReadLine();

        public override int Peek() => Fill() ? rest[0] : -1;

        public override int Read()
        {
            if (!Fill())
                return -1;
            var first = rest[0];
            rest = rest[1..];
            return first;
        }

        private bool Fill()
        {
            if (rest.Length > 0)
                return true;
            if (ReadLine() is not { } line)
                return false;
            rest = line + "\n";
            return true;
        }
    }
}
