using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.TipOffs;
using CaseFlow.Host.Pages.TipOffs;
using CaseFlow.Host.Security.Web;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.TipOffs;

internal sealed class TipOffEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var tipOffs = routes.MapApi("tip-offs");
        tipOffs.MapGet("/", (IMediator mediator, string? search, string? kind, string? state, Guid? unit, string? after, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListTipOffs(search, kind, state, unit, new PageRequest(page, size, after)), ct)).WithSummary("Tip-offs in your scope; nothing of the informants.").Produces<TipOffList>();
        tipOffs.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new TipOffDetails(id), ct)).WithSummary("One tip-off.").Produces<TipOffView>();
        tipOffs.MapPost("/{id:guid}/original", (IMediator mediator, Guid id, LookReason body, CancellationToken ct) => mediator.AnswerAsync(new ReadTipOffOriginal(id, body.Reason), ct))
            .WithSummary("What the informant sent, for the keeper alone; the look is recorded.").Produces<TipOffOriginalView>();
        tipOffs.MapPost("/{id:guid}/informant", (IMediator mediator, Guid id, LookReason body, CancellationToken ct) => mediator.AnswerAsync(new RevealTipOffInformant(id, body.Reason), ct))
            .WithSummary("Who told of it, for the keeper alone; the look is recorded.").Produces<TipOffInformant>();
        tipOffs.MapPost("/{id:guid}/collector", (IMediator mediator, Guid id, Collector body, CancellationToken ct) => mediator.AnswerAsync(new CheckCollector(id, body.Code, body.Name), ct))
            .WithSummary("Compares the receipt code and name of who comes for the reward.");
        tipOffs.MapPost("/{id:guid}/hazard", (IMediator mediator, Guid id, TipOffHazard body, CancellationToken ct) =>
            mediator.AnswerAsync(new ReportTipOffHazard(id, body.EnterpriseId, body.Grade, body.Description, body.Place), ct)).WithSummary("Reports its hazard at an enterprise.");
        var open = routes.MapApi("public/tip-offs");
        open.MapPost("/", SubmitAsync).AllowAnonymous().WithSummary("A tip-off from the public; answers the receipt code, once.").Produces<TipOffReceipt>().ProducesProblem(StatusCodes.Status429TooManyRequests);
        open.MapPost("/follow", async (PublicTipOffs tipOffs, HttpContext http, ReceiptQuestion body, CancellationToken ct) => Answer(await tipOffs.FollowAsync(http.ClientAddress(), body.Code, ct), s => s))
            .AllowAnonymous().WithSummary("How a tip-off stands, by its receipt code.").Produces<TipOffStanding>().ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> SubmitAsync(PublicTipOffs tipOffs, HttpContext http, PublicTipOff body, CancellationToken ct)
    {
        var code = ReceiptCode.New();
        var answer = await tipOffs.SubmitAsync(
            http.ClientAddress(),
            new SubmitTipOff(
                code, body.Kind ?? "", body.StreetCode ?? "", body.Place ?? "", body.Description ?? "", body.Enterprise, body.Latitude, body.Longitude, body.Name, body.Phone,
                [.. (body.Photos ?? []).Select(p => new TipOffPhoto(p))]),
            ct);
        return Answer(answer, received => new TipOffReceipt(received.Number, code));
    }

    private static IResult Answer<T, TAnswer>(Result<T> result, Func<T, TAnswer> answer) => result switch
    {
        { Succeeded: true } => TypedResults.Ok(answer(result.Value)),
        { Refusals: [{ Code: PublicTipOffs.TooMany }, ..] } => Problems.TooMany(PublicTipOffs.TooMany),
        _ => Problems.From(result.Refusals),
    };
}

/// <param name="Reason">Why you look; it is recorded.</param>
public sealed record LookReason(string? Reason);

public sealed record Collector(string? Code, string? Name);

public sealed record TipOffHazard(Guid EnterpriseId, string Grade, string Description, string Place);

/// <param name="Kind">hazard, illegal-act, accident.</param>
/// <param name="Name">Left out: anonymous.</param>
/// <param name="Photos">JPG or PNG, base64.</param>
public sealed record PublicTipOff(
    string? Kind, string? StreetCode, string? Place, string? Description, string? Enterprise, double? Latitude, double? Longitude, string? Name, string? Phone, IReadOnlyList<byte[]>? Photos);

/// <param name="Code">Shown this once; it is not kept.</param>
public sealed record TipOffReceipt(string Number, string Code);

public sealed record ReceiptQuestion(string? Code);
