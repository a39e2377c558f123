namespace CaseFlow.Domain.Attachments;

/// <summary>
/// Keeps contents under names that CaseFlow makes, outside of everything that is served. A content whose row was never
/// committed stays behind unseen; rows without content do not exist, since the content is written first.
/// </summary>
public interface IAttachmentStore
{
    Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Null when the content is gone.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken ct);
}
