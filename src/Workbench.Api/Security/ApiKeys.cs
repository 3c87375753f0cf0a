using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Workbench.Api;

/// <summary>A key as it is kept: its name, its role and a hash. The key itself is shown once, when it is made.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Role"><c>reader</c>, <c>annotator</c> or <c>admin</c>.</param>
/// <param name="Hash">SHA-256 of the key, hexadecimal. Keys have 256 random bits, so that a slow hash would add nothing.</param>
/// <param name="Made">When it was made, UTC.</param>
public sealed record ApiKey(string Name, string Role, string Hash, DateTime Made);

/// <summary>The API keys of a store, in a file beside it that holds hashes only. Not thread-safe; the server reads the file anew when it changes.</summary>
public sealed class ApiKeys
{
    private static readonly string[] Roles = ["reader", "annotator", "admin"];
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string path;
    private List<ApiKey> keys = [];
    private DateTime read;

    /// <summary>Opens the keys of a file; a file that is not there holds none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ApiException">WB7103: the file cannot be read.</exception>
    public ApiKeys(string path)
    {
        this.path = path;
        Refresh();
    }

    /// <summary>The keys, by name.</summary>
    public IReadOnlyList<ApiKey> All => keys;

    /// <summary>The file with the keys of a server: the one that is set, else beside its store.</summary>
    /// <param name="options">The options of the server.</param>
    public static string PathOf(ApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Keys ?? options.Database + ".keys.json";
    }

    /// <summary>Makes a key and keeps its hash.</summary>
    /// <param name="name">Its name, unique.</param>
    /// <param name="role"><c>reader</c>, <c>annotator</c> or <c>admin</c>.</param>
    /// <param name="clock">Gives the time; null for the system's.</param>
    /// <returns>The key, which cannot be had again.</returns>
    /// <exception cref="ApiException">WB7104: unknown role; WB7105: the name is taken.</exception>
    public string Add(string name, string role, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Roles.Contains(role, StringComparer.Ordinal))
            throw Errors.BadRole(role);
        if (keys.Exists(k => k.Name == name))
            throw Errors.KeyNameTaken(name);
        var key = "wb_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Write([.. keys, new ApiKey(name, role, Hash(key), (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime)]);
        return key;
    }

    /// <summary>Takes a key away; it never works again.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ApiException">WB7106: there is no such key.</exception>
    public void Remove(string name)
    {
        if (!keys.Exists(k => k.Name == name))
            throw Errors.NoKey(name);
        Write([.. keys.Where(k => k.Name != name)]);
    }

    internal ApiKey? Find(string key)
    {
        var hash = Encoding.ASCII.GetBytes(Hash(key));
        ApiKey? found = null;
        foreach (var candidate in keys)
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(candidate.Hash)))
                found = candidate;
        return found;
    }

    internal static bool Suffices(string role, string needed) => Array.IndexOf(Roles, role) >= Array.IndexOf(Roles, needed);

    /// <summary>Reads the file again when it was changed: a key that was removed stops working without a restart.</summary>
    internal void Refresh()
    {
        var written = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : default;
        if (written == read)
            return;
        try
        {
            keys = written == default ? [] : JsonSerializer.Deserialize<List<ApiKey>>(File.ReadAllBytes(path), Format) ?? [];
            read = written;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Errors.BadKeysFile(path, e.Message);
        }
    }

    private void Write(List<ApiKey> changed)
    {
        var part = path + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
            JsonSerializer.Serialize(file, changed, Format);
        File.Move(part, path, overwrite: true);
        keys = changed;
        read = File.GetLastWriteTimeUtc(path);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))).ToLower(CultureInfo.InvariantCulture);
}
