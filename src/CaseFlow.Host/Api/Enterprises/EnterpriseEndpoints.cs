using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Enterprises;

internal sealed class EnterpriseEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var enterprises = routes.MapApi("enterprises");
        enterprises.MapGet("/", (
            IMediator mediator, string? search, string? state, string? street, string? category, string? grade, Guid? department, string? sort, string? after, CancellationToken ct,
            bool descending = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListEnterprises(search, state, street, category, grade, department, sort, descending, new PageRequest(page, size, after)), ct))
            .WithSummary("Lists the enterprises you see, with the counts of each filter.").Produces<EnterpriseList>();
        enterprises.MapGet("/categories", (IMediator mediator, TimeProvider time, string region, DateOnly? day, CancellationToken ct) =>
            mediator.AnswerAsync(new CountCategories(region, day ?? time.Today()), ct))
            .WithSummary("Table 2 of a region (twelve-digit code) as of a day.").Produces<CategoryTable>();
        enterprises.MapGet("/industries", (IMediator mediator, string? search, CancellationToken ct) => mediator.AnswerAsync(new FindIndustries(search), ct))
            .WithSummary("Industries of GB/T 4754-2017 by code or name.").Produces<IReadOnlyList<Industry>>();
        enterprises.MapGet("/alike", (IMediator mediator, string name, string? address, CancellationToken ct) => mediator.AnswerAsync(new FindAlike(name, address ?? ""), ct))
            .WithSummary("Files of nearly the same name or address.").Produces<IReadOnlyList<AlikeEnterprise>>();
        enterprises.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new EnterpriseDetails(id), ct))
            .WithSummary("The file of one enterprise.").Produces<EnterpriseFile>();
        enterprises.MapPost("/", (IMediator mediator, RegisterEnterprise command, CancellationToken ct) => mediator.AnswerAsync(command with { Demo = false }, ct))
            .WithSummary("Opens the file of an enterprise; distinct says that those alike were looked at.").Produces<EnterpriseRegistered>().ProducesProblem(StatusCodes.Status409Conflict);
        enterprises.MapPut("/{id:guid}", (IMediator mediator, Guid id, CorrectEnterprise command, CancellationToken ct) => mediator.AnswerAsync(command with { EnterpriseId = id }, ct))
            .WithSummary("Puts right what the file says.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        enterprises.MapPost("/{id:guid}/changes", (IMediator mediator, Guid id, ChangeEnterprise command, CancellationToken ct) => mediator.AnswerAsync(command with { EnterpriseId = id }, ct))
            .WithSummary("Records that it stopped, closed, turned to something else or resumed, from a day on.").Produces<Done>();
        enterprises.MapPost("/{id:guid}/move", (IMediator mediator, Guid id, MoveEnterprise command, CancellationToken ct) => mediator.AnswerAsync(command with { EnterpriseId = id }, ct))
            .WithSummary("It moves to another community of the district, from a day on.").Produces<Done>();
        enterprises.MapPost("/{id:guid}/merge", (IMediator mediator, Guid id, MergeEnterprises command, CancellationToken ct) => mediator.AnswerAsync(command with { EnterpriseId = id }, ct))
            .WithSummary("Another file is the same enterprise: it is merged into this one, with its history.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        enterprises.MapPost("/{id:guid}/phone", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RevealPhone(id), ct))
            .WithSummary("The whole number of its safety contact; that you looked is audited.").Produces<string>();
        enterprises.MapGet("/table-2-frame", (IMediator mediator, TimeProvider time, string region, DateOnly? day, CancellationToken ct) =>
            mediator.AnswerAsync(new FrameTableTwo(region, day ?? time.Today()), ct)).WithSummary("Head and foot of table 2.").Produces<TableTwoFrame>();
        enterprises.MapPost("/{id:guid}/direct-supervision", (IMediator mediator, Guid id, SuperviseDirectly command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { EnterpriseId = id }, ct)).WithSummary("A department supervises it itself from a day on.").Produces<Guid>();
        enterprises.MapPost("/{id:guid}/direct-supervision/end", (IMediator mediator, Guid id, EndDirectSupervision command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { EnterpriseId = id }, ct)).WithSummary("The grid's duties begin again with a day.").Produces<Done>();
    }
}
