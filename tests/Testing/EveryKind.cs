using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Keys;
using Studio.Data.Models;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Retention;
using Studio.Data.Moderation.Settings;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Prompts;
using Studio.Data.Quotas;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Invitations;
using Studio.Data.Workspaces.Looks;

namespace Studio.Testing;

/// <summary>A row of everything that a workspace owns. A new entity gets its line here: the tests of tenancy fail while a set is empty.</summary>
public static class EveryKind
{
    /// <summary>Unsaved rows of one workspace, in which this person has a membership already.</summary>
    public static object[] Of(Guid user, DateTime now)
    {
        var made = TestGeneration.New(user, count: 1, now);
        var parent = Rows.Image(user, now);
        var child = Rows.Image(user, now);
        var invitation = Rows.Invitation(user, now);
        var look = new AdministratorLook { AdministratorId = user, Reason = "storage nearly full", BeganAt = now, EndsAt = now + AdministratorLook.Life };
        var finding = new PolicyFinding
        {
            TurnId = made.Turn.Id,
            Stage = TextStage.Wish,
            TextHash = new string('0', 64),
            Outcome = TextOutcome.Held,
            PolicyNumber = 1,
            AuthorId = user,
            CreatedAt = now,
        };
        var collection = new ImageCollection { Name = "Kings", CreatedById = user, CreatedAt = now };
        var key = Rows.Key(user, now);
        return
        [
            made.Thread,
            made.Turn,
            made.Revision,
            made.Generation,
            .. made.Pictures,
            .. ChoiceRows.Of(user, made.Turn.Id, parent.Id, child.Id, now),
            Rows.Upsampling(made.Turn),
            new Draft { UserId = user, ThreadId = made.Thread.Id, Wish = "冠", UpdatedAt = now },
            parent,
            child,
            new ImageLink { ChildId = child.Id, ParentId = parent.Id, Kind = ImageLinkKind.Variation },
            new Favourite { UserId = user, ImageId = child.Id },
            collection,
            new CollectionImage { CollectionId = collection.Id, ImageId = child.Id, AddedAt = now },
            new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 120 },
            new QuotaUse { HolderId = user, Day = DateOnly.FromDateTime(now), Pictures = 4, DeviceMilliseconds = 900 },
            new RefusedAsk { UserId = user, Day = DateOnly.FromDateTime(now), Limit = QuotaField.PicturesADay, IsOfWorkspace = false, At = now, Asked = 12, Most = 120, Left = 10 },
            new MoreAsked { UserId = user, Limit = QuotaField.PicturesADay, Wanted = 200, Words = "A poster for Friday.", AskedAt = now },
            new QueuePause { UserId = user, Since = now },
            new EditDraft { UserId = user, ImageId = child.Id, Kind = GenerationKind.Redraw, Settings = made.Generation.Settings, UpdatedAt = now },
            new BackgroundTask { Kind = "export", Status = BackgroundTaskStatus.Succeeded, CreatedById = user, CreatedAt = now },
            new ModelLicence { Model = "sdxl-turbo", Licence = "mit", AcceptedById = user, AcceptedAt = now },
            new ModelUse { Model = "sdxl-turbo", ForCreators = false },
            new RemoteWriter { Name = "llama3 next door", Address = "http://10.0.0.5:11434/v1", Model = "llama3", CreatedAt = now },
            new PolicyVersion { Number = 1, Document = PolicyDocument.Empty, Reason = "Toys are no weapons.", PublishedById = user, PublishedAt = now },
            new PolicyDraft { Document = PolicyDocument.Empty, BasedOn = 1, CreatedAt = now, UpdatedAt = now },
            new TestWish { Text = "Kind mit Wasserpistole", Expected = TextOutcome.Passes, CreatedById = user, CreatedAt = now },
            finding,
            new PolicyHit { FindingId = finding.Id, Ordinal = 0, RuleId = "weapons", RuleName = "Weapons", Kind = RuleKind.Terms, Action = RuleAction.Hold, Sentence = "", Words = [], CreatedAt = now },
            new AuditEntry { Number = 1, At = now, Act = AuditAct.WorkspaceMade, By = PrincipalKind.Member, Previous = AuditRecord.NoHash },
            look,
            new LookNotice { LookId = look.Id, OwnerId = user },
            key,
            new KeyDay { KeyId = key.Id, Day = DateOnly.FromDateTime(now), Calls = 96, Refused = 1, LastRefusedAt = now },
            invitation,
            new JoinRequest { InvitationId = invitation.Id, UserId = user, State = JoinState.Waiting, AskedAt = now },
            new WriterChoice { Writer = "studio-mini-upsampler" },
            .. EvaluationRows.Of(user, now),
            .. Moderated(user, now, child.Id),
        ];
    }

    private static object[] Moderated(Guid user, DateTime now, Guid image)
    {
        var about = Rows.Case(user, now, image);
        var decision = new CaseDecision { CaseId = about.Id, Act = CaseAct.Escalated, ById = user, At = now };
        var strike = new Strike { UserId = user, CaseId = about.Id, DecisionId = decision.Id, GivenAt = now, LapsesAt = now.AddDays(90) };
        return
        [
            about,
            decision,
            new CaseNote { CaseId = about.Id, Voice = CaseVoice.Moderator, ById = user, Text = "冠?", At = now },
            new CaseLook { CaseId = about.Id, UserId = user, At = now },
            new RetentionRule { Data = RetainedData.Looks, Days = 60 },
            new ForgottenPixels { PixelHash = new string('0', 64), At = now },
            new CaseOpinion { CaseId = about.Id, Ordinal = 1, ById = user, Verdict = CaseVerdict.Approved, At = now },
            strike,
            new CreationPause { UserId = user, Since = now, Until = now.AddDays(7), StrikeId = strike.Id },
            new ModerationSettings(),
        ];
    }
}
