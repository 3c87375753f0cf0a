using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workbench.Notebooks.Jupyter;

/// <summary>What Jupyter tells a kernel about its sockets: addresses, ports and the key by which messages are signed.</summary>
internal sealed record ConnectionFile
{
    public string Transport { get; init; } = "tcp";

    public string Ip { get; init; } = "127.0.0.1";

    /// <summary>0 takes a free port.</summary>
    public int ShellPort { get; init; }

    public int ControlPort { get; init; }

    public int IoPubPort { get; init; }

    public int StdinPort { get; init; }

    public int HeartbeatPort { get; init; }

    /// <summary>Empty: the front end does not sign, as the protocol allows.</summary>
    public byte[] Key { get; init; } = [];

    public string SignatureScheme { get; init; } = "hmac-sha256";

    public static ConnectionFile Read(string path)
    {
        if (!File.Exists(path))
            throw Errors.ConnectionFile(path, "it does not exist");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var scheme = Text(root, "signature_scheme") ?? "hmac-sha256";
            if (scheme != "hmac-sha256")
                throw Errors.ConnectionFile(path, $"its signature scheme is {scheme}, and this kernel knows hmac-sha256");
            return new ConnectionFile
            {
                Transport = Text(root, "transport") ?? "tcp",
                Ip = Text(root, "ip") ?? "127.0.0.1",
                ShellPort = Port(root, "shell_port"),
                ControlPort = Port(root, "control_port"),
                IoPubPort = Port(root, "iopub_port"),
                StdinPort = Port(root, "stdin_port"),
                HeartbeatPort = Port(root, "hb_port"),
                Key = Encoding.UTF8.GetBytes(Text(root, "key") ?? ""),
                SignatureScheme = scheme,
            };
        }
        catch (JsonException e)
        {
            throw Errors.ConnectionFile(path, string.Create(CultureInfo.InvariantCulture, $"its JSON is broken at line {e.LineNumber + 1}"));
        }

        int Port(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.TryGetInt32(out var port) && port is >= 0 and <= 65535
            ? port : throw Errors.ConnectionFile(path, $"{name} is missing or no port");
    }

    /// <summary>The endpoint for a port: <c>tcp://127.0.0.1:5001</c> or <c>ipc://path-1</c>.</summary>
    public string Endpoint(int port) => Transport == "ipc"
        ? string.Create(CultureInfo.InvariantCulture, $"ipc://{Ip}-{port}")
        : port == 0 ? $"{Transport}://{Ip}:*" : string.Create(CultureInfo.InvariantCulture, $"{Transport}://{Ip}:{port}");

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
