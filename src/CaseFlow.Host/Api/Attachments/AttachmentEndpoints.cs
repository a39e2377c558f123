using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Attachments;

internal sealed class AttachmentEndpoints : IEndpoints
{
    // A photo that is too large by some is refused in words; what is many times too large is cut off while it arrives.
    private const long MostBytes = 4L * StoreAttachment.MaxBytes;

    public void Map(IEndpointRouteBuilder routes)
    {
        var attachments = routes.MapApi("attachments");

        // Other sites' pages are kept out for all of /api by the origin check; programs have no antiforgery field.
        attachments.MapPost("/", StoreAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithSummary("Stores a photo or PDF (field: file); name its id in the command it belongs to.").Produces<AttachmentStored>();
        attachments.MapGet("/{id:guid}", ReadAsync)
            .WithSummary("The file itself, for saving.").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<IResult> StoreAsync(IMediator mediator, IFormFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return Problems.From(new Refusal("attachment.none", "file"));
        }

        if (file.Length > StoreAttachment.MaxBytes)
        {
            return Problems.From(new Refusal("attachment.too-large", "file"));
        }

        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return await mediator.AnswerAsync(new StoreAttachment(file.FileName, content), ct);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, IMediator mediator, Guid id, CancellationToken ct)
    {
        var answer = await mediator.Send(new ReadAttachment(id), ct);
        if (!answer.Succeeded)
        {
            return Problems.From(answer.Refusals);
        }

        // Never rendered as a page, whatever it holds (ASVS 5.4.1-2, reliability F8).
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Stream(answer.Value.Content, answer.Value.ContentType, answer.Value.FileName);
    }
}
