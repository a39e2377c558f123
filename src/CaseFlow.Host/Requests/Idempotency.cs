using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Requests;

/// <summary>The answer given under a key, kept in the same transaction as what the command did.</summary>
internal sealed class IdempotencyRecord
{
    public required Guid ActorId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the command's name and content: the same key for something else is refused.</summary>
    public required string Request { get; init; }

    public required string Response { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class IdempotencyModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        var record = model.Entity<IdempotencyRecord>();
        record.ToTable("idempotency_keys");
        record.HasKey(x => new { x.ActorId, x.Key });
        record.HasIndex(x => x.At);
    }
}

/// <summary>Same key, same answer, one effect (design D2).</summary>
internal sealed class Idempotency(CaseFlowDb db, IDatabaseDialect dialect, RequestContext context, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The answer already given under the context's key; null when the key is new or absent.</summary>
    public async Task<TResponse?> FindAsync<TResponse>(object request, CancellationToken ct)
        where TResponse : class, IResult<TResponse>
    {
        if (context.IdempotencyKey is not { } key)
        {
            return null;
        }

        // Of two that come at once the second waits for the first one's answer, in place of meeting what it changed.
        var actor = context.Who.PersonId;
        await dialect.LockAsync(db, $"key:{actor:N}:{key}", ct);
        var found = await db.Set<IdempotencyRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.ActorId == actor && r.Key == key, ct);
        if (found is null)
        {
            return null;
        }

        return found.Request == Digest(request)
            ? TResponse.From(JsonSerializer.Deserialize(found.Response, TResponse.ValueType, Json))
            : TResponse.Refused([Refusal.Conflict("idempotency.other-request")]);
    }

    public void Keep<TResponse>(object request, TResponse response)
        where TResponse : class, IResult<TResponse>
    {
        // An answer that must not be copied is asked for again.
        if (context.IdempotencyKey is { } key && !request.GetType().IsDefined(typeof(NotAuditedAttribute), inherit: false))
        {
            db.Add(new IdempotencyRecord
            {
                ActorId = context.Who.PersonId,
                Key = key,
                Request = Digest(request),
                Response = JsonSerializer.Serialize(response.BoxedValue, TResponse.ValueType, Json),
                At = time.GetUtcNow(),
            });
        }
    }

    private static string Digest(object request) =>
        Convert.ToHexString(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(request.GetType().FullName!), .. JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), Json)]));
}
