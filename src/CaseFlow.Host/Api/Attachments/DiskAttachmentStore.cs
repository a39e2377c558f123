using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;

namespace CaseFlow.Host.Api.Attachments;

/// <summary>Contents as files in one folder, written under another name first and then renamed, so that a file is whole or not there.</summary>
internal sealed class DiskAttachmentStore(AttachmentSettings settings) : IAttachmentStore
{
    private readonly string _root = Path.GetFullPath(settings.Path);

    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = Locate(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.part";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(content, ct);

            // What is answered as stored is on the disk, as the row that names it will be.
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken ct)
    {
        var path = Locate(name);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true) : null);
    }

    private string Locate(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_root, name));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidOperationException("A stored name leads out of the attachments folder.");
    }
}

internal sealed class AttachmentStoreFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<AttachmentSettings>(AttachmentSettings.Section);
        services.AddSingleton<IAttachmentStore, DiskAttachmentStore>();
    }
}
