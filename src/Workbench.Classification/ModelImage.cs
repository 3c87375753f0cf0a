using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Workbench.Classification;

/// <summary>The bytes of a model file at a fixed address: a mapped file or a pinned array.</summary>
internal sealed unsafe class ModelImage : IDisposable
{
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private GCHandle _pin;

    internal ModelImage(string path)
    {
        if (!File.Exists(path)) throw Errors.ModelMissing(path);
        try
        {
            long length = new FileInfo(path).Length;
            if (length == 0) throw Errors.ModelForeign(path);
            if (length > int.MaxValue) throw Errors.ModelDamaged(path, "it is larger than any model can be.");
            _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _view = _map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* pointer = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            Start = pointer + _view.PointerOffset;
            Length = (int)length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw Errors.ModelUnreadable(path, exception);
        }
    }

    internal ModelImage(byte[] file)
    {
        _pin = GCHandle.Alloc(file, GCHandleType.Pinned);
        Start = (byte*)_pin.AddrOfPinnedObject();
        Length = file.Length;
    }

    internal byte* Start { get; private set; }

    internal int Length { get; }

    internal ReadOnlySpan<byte> Bytes => new(Start, Length);

    public void Dispose()
    {
        if (_view is not null && Start is not null) _view.SafeMemoryMappedViewHandle.ReleasePointer();
        Start = null;
        _view?.Dispose();
        _map?.Dispose();
        if (_pin.IsAllocated) _pin.Free();
    }
}
