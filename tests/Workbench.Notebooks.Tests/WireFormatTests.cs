using System.Text;
using System.Text.Json.Nodes;
using Workbench.Notebooks.Jupyter;

namespace Workbench.Notebooks.Tests;

public sealed class WireFormatTests
{
    private static readonly byte[] Key = "a-fixed-key"u8.ToArray();

    private static WireFormat Format(WireLimits? limits = null) => new(Key, limits ?? new WireLimits());

    private static JupyterMessage Message(string id = "m1") => new()
    {
        Identities = ["client"u8.ToArray()],
        Header = new JsonObject { ["msg_id"] = id, ["session"] = "s", ["username"] = "u", ["date"] = "2026-01-02T03:04:05.000000Z", ["msg_type"] = "execute_request", ["version"] = "5.4" },
        Content = new JsonObject { ["code"] = "\"Đắk Glong\"" },
    };

    [Fact]
    public void A_message_is_written_frame_by_frame_as_approved()
    {
        Assert.Equal(
            [
                "client",
                "<IDS|MSG>",
                "477cb09d55418c0af248049ba9b9dc7cd1b8a9ed31876f7569a9bd88bfe5e24e",
                """{"msg_id":"m1","session":"s","username":"u","date":"2026-01-02T03:04:05.000000Z","msg_type":"execute_request","version":"5.4"}""",
                "{}",
                "{}",
                """{"code":"\"Đắk Glong\""}""",
            ], Format().Write(Message()).Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        var message = Message() with { Buffers = [[1, 2, 3]] };
        var read = Format().Read(Format().Write(message));
        Assert.Equal("execute_request", read.Type);
        Assert.Equal("\"Đắk Glong\"", read.Content["code"]!.ToString());
        Assert.Equal("client", Encoding.UTF8.GetString(read.Identities[0]));
        Assert.Equal([1, 2, 3], read.Buffers[0]);
    }

    [Fact]
    public void What_is_not_as_it_should_be_is_refused_with_the_reason()
    {
        Assert.Equal("it lacks the delimiter or one of the frames after it", Refusal(f => f.RemoveAt(6)));
        Assert.Equal("it lacks the delimiter or one of the frames after it", Refusal(f => f.Clear()));
        Assert.Equal("it is not signed", Refusal(f => f[2] = []));
        Assert.Equal("its signature is wrong", Refusal(f => f[6] = "{\"code\":\"1\"}"u8.ToArray()));
        Assert.Equal("its signature is wrong", Refusal(f => f[2][0] ^= 1));
        Assert.Equal("it has 65 frames; at most 64 are read", Refusal(f => f.AddRange(Enumerable.Repeat(Array.Empty<byte>(), 58))));
        Assert.Equal("its content is no JSON", Refusal(Message(), "{", 6));
        Assert.Equal("its content is no JSON object", Refusal(Message(), "[]", 6));
        Assert.Equal("its header lacks msg_type or msg_id", Refusal(Message(), "{}", 3));
        Assert.Equal("its metadata is no JSON", Refusal(Message(), string.Concat(Enumerable.Repeat("{\"a\":", 80)) + "1" + new string('}', 80), 5));
    }

    [Fact]
    public void A_message_counts_once()
    {
        var format = Format();
        var frames = Format().Write(Message());
        format.Read(frames);
        Assert.Equal("it was received before", Assert.Throws<RefusedMessageException>(() => format.Read(frames)).Message);
        format.Read(Format().Write(Message("m2")));
    }

    [Fact]
    public void A_message_over_the_limit_is_refused()
    {
        var small = Format(new WireLimits { Bytes = 500 });
        var big = Message();
        big.Content["code"] = new string('x', 500);
        Assert.StartsWith("it has ", Assert.Throws<RefusedMessageException>(() => small.Read(Format().Write(big))).Message, StringComparison.Ordinal);
        small.Read(Format().Write(Message()));
    }

    private static string Refusal(Action<List<byte[]>> change)
    {
        var frames = Format().Write(Message());
        change(frames);
        return Assert.Throws<RefusedMessageException>(() => Format().Read(frames)).Message;
    }

    /// <summary>Correctly signed nonsense.</summary>
    private static string Refusal(JupyterMessage message, string nonsense, int frame)
    {
        var frames = Format().Write(message);
        frames[frame] = Encoding.UTF8.GetBytes(nonsense);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHMAC(System.Security.Cryptography.HashAlgorithmName.SHA256, Key);
        foreach (var part in frames.Skip(3).Take(4))
            hash.AppendData(part);
        frames[2] = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
        return Assert.Throws<RefusedMessageException>(() => Format().Read(frames)).Message;
    }

    [Theory]
    [InlineData("aбก😀b", 5, 4)]
    [InlineData("😀😀", 4, 2)]
    [InlineData("", 0, 0)]
    public void Offsets_count_code_points(string text, int utf16, int codePoints)
    {
        Assert.Equal(codePoints, CodePoints.FromUtf16(text, utf16));
        Assert.Equal(utf16, CodePoints.ToUtf16(text, codePoints));
    }
}
