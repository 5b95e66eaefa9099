// Runs around every call of the Sendmode connector, between the host (Power Automate, Power Apps, ...) and Sendmode.
//
//   * A request whose body is JSON reaches Sendmode as application/json, whatever it was labelled before.
//   * An answer that is JSON reaches the host as application/json; nothing else is ever labelled so.
//   * An accepted answer has the types of the definition, wherever a value can be written so without loss.
//   * An error that Sendmode reports inside a successful answer becomes an error of the action.
//   * A text message whose outcome is not known becomes HTTP 424, which no host repeats by itself.
//   * Where the connection chose Engage, Sendmode's newer API, a text goes there in the words of that API, and its
//     answer comes back in those of v2.
//
// One file, C# 7.3, no usings: the platform brings the documented namespaces. JSON means an object or an array.

public class Script : ScriptBase
{
    // How long an action that must not happen twice takes at the most: less than the platform's own limit for a script,
    // since hosts repeat a call that the platform ended. That is 5 seconds in older documents, 2 minutes in newer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    // The longest answer that is read, in bytes, compressed or not. No request is longer, so no echo is.
    private const int LargestAnswer = 4 * 1024 * 1024;

    // Fields are the members of an accepted answer, each a text unless another type is named.
    private static readonly Operation[] Operations =
    {
        new Operation { Id = "Send_SMS", Route = "POST /send", IsRepeatable = false, Fields =
            "status statusCode:integer error acceptedDateTime message:object message.senderid message.messagetext " +
            "message.customerid message.scheduledate message.recipients:array message.recipients[]" },
        new Operation { Id = "Import_Customer", Route = "POST /import", IsRepeatable = true, Fields =
            "status statusCode:integer error acceptedDateTime group importdata:object importdata.mobilenumber " +
            "importdata.firstname importdata.surname importdata.address importdata.town importdata.county " +
            "importdata.email importdata.custom1 importdata.custom2 importdata.businessname importdata.dateofbirth" },
        new Operation { Id = "Check_Credits", Route = "GET /credits", IsRepeatable = true, Fields =
            "status statusCode:integer error balance:number" },
        new Operation { Id = "Optout_Customer", Route = "POST /optout", IsRepeatable = true, Fields =
            "status statusCode:integer error acceptedDateTime mobilenumber optoutreason" },
    };

    private static readonly Operation Unknown =
        new Operation { IsRepeatable = true, Fields = "status statusCode:integer error" };

    private sealed class Operation
    {
        public string Id, Route;
        public bool IsRepeatable;
        public Dictionary<string, string> Types;
        public string Fields { set => Types = TypesOf(value); }
    }

    private static Dictionary<string, string> TypesOf(string fields) => fields.Split(' ')
        .Select(field => (field + ":string").Split(':')).ToDictionary(field => "." + field[0], field => field[1]);

    // An id in another form, such as the base64 that some regions deliver, is no reason to repeat a text: then method
    // and path decide.
    private static Operation OperationOf(string id, string called) =>
        Operations.FirstOrDefault(known => known.Id == id)
        ?? Operations.FirstOrDefault(known => Matches(called, "^" + known.Route.Replace(" ", " .*") + "/*$"))
        ?? Unknown;

    private Operation operation;

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        HttpRequestMessage request = Context.Request;
        operation = OperationOf(Context.OperationId, request.Method + " " + request.RequestUri.AbsolutePath);
        ending = CancellationToken;
        try
        {
            if (operation.IsRepeatable) return Judge(await Call().ConfigureAwait(false));
            Reading answer = await CallWithinLimit().ConfigureAwait(false);
            return IsOutcomeKnown(answer) ? Judge(answer) : OutcomeUnknown(answer);
        }
        catch (Refusal refusal)
        {
            return Failure(400, ErrorBody(refusal.Status, refusal.Message + " Nothing was sent."));
        }
        catch (Exception) when (!operation.IsRepeatable)
        {
            // An exception that left the script would reach the host as HTTP 500, which it repeats.
            return Failure(424, ErrorBody("UNKNOWN_OUTCOME", "The script failed." + Advice));
        }
    }

    // ---- The answer table ------------------------------------------------------------------------------------------

    private const int Accepted = 0;
    private const int InvalidAccessKey = 14;
    private const int Unauthorised = 16;
    private const int SystemError = 8;
    private const int RefusedByEngage = -1;
    private const string Advice = " The text may have gone out. Check before you send it again.";

    // What Sendmode says of the outcome, as a code of v2.
    private int? CodeOf(Reading body)
    {
        if (!isEngage) return body.StatusCode;
        string success = body.Literal(EngageSuccess);
        return success == "true" ? Accepted : success == "false" ? RefusedByEngage : (int?)null;
    }

    // A refusal is taken at its word. Which of several numbers Engage refuses it does not say.
    private bool IsOutcomeKnown(Reading answer)
    {
        int? code = CodeOf(answer);
        bool isRefused = answer.Http >= 400 && answer.Http < 500 && answer.Http != 408 && code != Accepted;
        bool isTold = answer.IsSuccess && code.HasValue && (code == Accepted || !(recipients?.Length > 1));
        return (isRefused || isTold) && code != SystemError && !answer.HasTwoOutcomes;
    }

    private HttpResponseMessage Judge(Reading answer)
    {
        if (answer.Response == null) return Failure(504, ErrorBody("NO_ANSWER", Describe(answer)), answer);
        if (answer.IsSuccess && answer.IsEmpty) return answer.Response;
        bool isReadable = answer.Http >= 400 || (answer.IsSuccess && answer.IsJson);
        if (!isReadable) return Failure(502, ErrorBody("UNEXPECTED_ANSWER", Describe(answer)), answer);
        int status = StatusFor(answer);
        bool isAccepted = status < 400 && CodeOf(answer) == Accepted;
        bool isReplaced = status >= 400 && (isEngage || !answer.IsJson || (status == 401 && KeyWarning() != ""));
        answer.Response.Content = isReplaced ? OwnWords(answer, status)
            : isEngage ? AcceptedByEngage(answer)
            : Labelled(answer, isAccepted ? answer.Mended : null);
        if (status == answer.Http) return answer.Response;
        answer.Response.StatusCode = (HttpStatusCode)status;
        answer.Response.ReasonPhrase = null;
        return answer.Response;
    }

    // An error inside a success becomes one of HTTP.
    private int StatusFor(Reading answer)
    {
        int? code = CodeOf(answer);
        if (!answer.IsSuccess || !answer.HasOutcome || code == Accepted) return answer.Http;
        return code == SystemError ? 500 : code == InvalidAccessKey ? 401 : code == Unauthorised ? 403 : 400;
    }

    private HttpResponseMessage OutcomeUnknown(Reading answer)
    {
        string whatCame = Describe(answer);
        string correlationId = string.IsNullOrEmpty(Context.CorrelationId) ? null : Context.CorrelationId;
        // A 0 beside a failure would read like success.
        int? statusCode = answer.StatusCode == Accepted ? null : answer.StatusCode;
        string error = whatCame + (Matches(whatCame, "[.!?]$") ? "" : ".") + Advice;
        return Failure(424, ErrorBody("UNKNOWN_OUTCOME", error, statusCode, customerId, correlationId), answer);
    }

    // ---- The request -----------------------------------------------------------------------------------------------

    // The members of a text stand in "message" or, as some callers have them, directly.
    private const string Members = " messagetext senderid customerid scheduledate recipients:array";
    private static readonly Dictionary<string, string> RequestTypes =
        TypesOf("message:object" + Members + Members.Replace(" ", " message."));

    private string customerId;

    // In v2 a GET stays as it is, but for the compressions that it asks for.
    private async Task PrepareRequest()
    {
        HttpRequestMessage request = Context.Request;
        AskForReadable(request.Headers);
        isEngage = ChoosesEngage(request.Headers);
        bool isText = operation.Id == "Send_SMS";
        if (isEngage && !isText) throw NotAvailable("This action is", "Do it in the portal of Engage.");
        bool isGet = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        if (!isEngage && (isGet || request.Content == null)) return;
        HttpContent content = request.Content ?? new ByteArrayContent(new byte[0]);
        Reading body = Understand(await content.ReadAsByteArrayAsync().ConfigureAwait(false), content, RequestTypes);
        if (!isEngage && !body.IsJson) return;
        customerId = body.TextOf("message.customerid") ?? body.TextOf("customerid");
        byte[] bytes = isEngage ? TranslateForEngage(body) : Encoding.UTF8.GetBytes(body.Text);
        request.Content = Json(WithBytes(content, bytes));
    }

    private static readonly string[] Readable = { "gzip", "x-gzip", "deflate", "identity" };

    // Takes out what the script cannot read. Where nothing is left it asks for identity: without the header Sendmode
    // could choose any compression.
    private static void AskForReadable(HttpRequestHeaders headers)
    {
        if (!headers.Contains("Accept-Encoding")) return;
        var kept = headers.AcceptEncoding.Where(asked => Readable.Contains(asked.Value.ToLowerInvariant())).ToList();
        bool isAnyLeft = kept.Any(asked => asked.Quality != 0);
        headers.AcceptEncoding.Clear();
        if (isAnyLeft) kept.ForEach(headers.AcceptEncoding.Add);
        else headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
    }

    // ---- Engage, for a connection that chose it. Its names are those of connector/engage.ts. -----------------------

    private const string ChoiceHeader = "x-sendmode-api";
    private const string EngageHost = "sms-rest.sendmode.dev";
    private const string EngageSend = "/3.0/send";
    private const string EngageSendToMany = "/3.0/send/bulk";
    private const string EngageSuccess = "is_successful";
    private const string EngageError = "error_message";
    private const string EngageNumber = "^(?:\\+|00)([1-9][0-9]{6,14})\\z";
    private const string EngageKey = "^live_";
    private const string V2Key = "^[A-Z0-9]{20}$";

    private static readonly Dictionary<string, string> EngageTypes = TypesOf(EngageSuccess + ":boolean " + EngageError);

    private bool isEngage;

    // The text that went to Engage, in the words of v2.
    private object message;
    private string[] recipients;

    // A policy writes the choice of the connection into a header, which goes no further. Without it, it is v2.
    private bool ChoosesEngage(HttpRequestHeaders headers)
    {
        string choice = Header(ChoiceHeader).Trim();
        headers.Remove(ChoiceHeader);
        if (choice == "" || choice == "v2" || choice == "engage") return choice == "engage";
        string what = "The connection says \"" + Excerpt(choice) + "\" for the Sendmode API.";
        throw new Refusal("UNKNOWN_API", what + " Create it again with v2 or engage.");
    }

    // A call that is not made, and why.
    private sealed class Refusal : Exception
    {
        public readonly string Status;
        public Refusal(string status, string why) : base(why) { Status = status; }
    }

    private static Refusal NotAvailable(string what, string instead) => new Refusal("NOT_AVAILABLE",
        what + " not available for accounts on Engage: how that API does it is not known. " + instead);

    private static Refusal Missing(string field) =>
        new Refusal("EXPECTED_PARAMETER_MISSING", "Accounts on Engage need \"" + field + "\". Give it a value.");

    private byte[] TranslateForEngage(Reading body)
    {
        string at = body.IsGiven("message") ? "message." : "";
        JRaw Given(string name) => body.IsGiven(at + name) ? new JRaw(body.Literal(at + name)) : null;
        JRaw messagetext = Given("messagetext"), senderid = Given("senderid"), customerid = Given("customerid");
        string list = body.Literal(at + "recipients");
        MatchCollection numbers = Regex.Matches(list[0] == '[' ? list.Substring(1) : "", Item);
        if (messagetext == null) throw Missing("messagetext");
        if (senderid == null) throw Missing("senderid");
        if (numbers.Count == 0) throw Missing("recipients");
        string instead = "Leave it empty, and let the flow wait for the time.";
        if (body.IsGiven(at + "scheduledate")) throw NotAvailable("\"scheduledate\" is", instead);
        recipients = numbers.Cast<Match>().Select(WithCountry).ToArray();
        bool isToOne = recipients.Length == 1;
        // Whether a text to many takes a reference is not known.
        if (!isToOne) customerid = null;
        message = new { senderid, messagetext, customerid, recipients };
        Context.Request.Headers.Host = null;
        Context.Request.Method = HttpMethod.Post;
        Context.Request.RequestUri = new Uri("https://" + EngageHost + (isToOne ? EngageSend : EngageSendToMany));
        return JsonBytes(new
        {
            sender_id = senderid,
            message = messagetext,
            mobile_number = isToOne ? recipients[0] : null,
            mobile_numbers = isToOne ? null : recipients,
            customer_id = customerid,
        });
    }

    // What stands in a list, up to where it holds a list or an object.
    private const string Item = "\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,\\]]+";

    // Engage takes numbers with a plus. What no plus and no 00 marks as international is not guessed.
    private string WithCountry(Match item, int index)
    {
        string given = item.Value[0] == '"' ? Reading.Unquoted(item.Value) : null;
        Match number = Regex.Match(given ?? "", EngageNumber);
        if (number.Success) return "+" + number.Groups[1].Value;
        string what = "recipients[" + index + "] is " + (given == null ? "no text" : "\"" + Excerpt(given) + "\"");
        string want = "Accounts on Engage take a number with its country, such as +353870000000 or 00353870000000.";
        throw new Refusal("INVALID_MOBILE_NUMBER", what + ". " + want);
    }

    // The answer of v2 without what Engage does not say; the message is the one that went out.
    private HttpContent AcceptedByEngage(Reading body)
    {
        string error = body.IsGiven(EngageError) ? body.TextOf(EngageError) : null;
        return JsonContent(new { status = "OK", statusCode = Accepted, error, message });
    }

    // A hint only: one key of each kind was seen.
    private string KeyWarning()
    {
        if (!Regex.IsMatch(Header("Authorization"), isEngage ? V2Key : EngageKey)) return "";
        string looks = isEngage ? "v2, and the connection chose engage." : "Engage, and the connection chose v2.";
        return " The key looks like one for " + looks;
    }

    // ---- The call --------------------------------------------------------------------------------------------------

    private CancellationToken ending;

    // Runs where the action has a limit. Where every thread is busy timers come late, so long work looks at the clock.
    private readonly Stopwatch clock = new Stopwatch();

    private bool IsLate => ending.IsCancellationRequested || clock.Elapsed > LongestWait;

    private void StopIfLate()
    {
        if (IsLate) throw new OperationCanceledException();
    }

    // The clock starts before anything is read, and nothing that the call does on its thread can hold it up.
    private async Task<Reading> CallWithinLimit()
    {
        using (CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken))
        {
            ending = limit.Token;
            clock.Start();
            Task wait = Task.Delay(LongestWait, ending);
            Task<Reading> call = Task.Run(Call);
            if (await Task.WhenAny(call, wait).ConfigureAwait(false) == call) return await call.ConfigureAwait(false);
            limit.Cancel();
            return new Reading { Trouble = TroubleOf(new OperationCanceledException()) };
        }
    }

    // Every exception means that there is no answer.
    private async Task<Reading> Call()
    {
        try
        {
            await PrepareRequest().ConfigureAwait(false);
            StopIfLate();
            HttpResponseMessage response = await Context.SendAsync(Context.Request, ending).ConfigureAwait(false);
            return await Read(response).ConfigureAwait(false);
        }
        catch (Exception problem) when (!(problem is Refusal))
        {
            return new Reading { Trouble = TroubleOf(problem) };
        }
    }

    // The outermost words of .NET Framework say only that an error occurred.
    private string TroubleOf(Exception problem)
    {
        string words = problem.GetBaseException().Message;
        if (!(problem is OperationCanceledException)) return "The connection to Sendmode failed: " + Excerpt(words);
        if (CancellationToken.IsCancellationRequested) return "The platform ended the call before Sendmode answered.";
        return "Sendmode gave no answer " + (IsLate ? "within " + LongestWait.TotalSeconds + " seconds." : "in time.");
    }

    private async Task<Reading> Read(HttpResponseMessage response)
    {
        if (response.Content == null) return new Reading { Response = response, IsEmpty = true };
        using (HttpContent content = response.Content)
        {
            Stream source = await content.ReadAsStreamAsync().ConfigureAwait(false);
            byte[] bytes = await ReadBytes(source).ConfigureAwait(false);
            response.Content = WithBytes(content, bytes ?? new byte[0]);
            byte[] plain = await Decompress(bytes, content.Headers.ContentEncoding).ConfigureAwait(false);
            Reading answer = Understand(plain, content, isEngage ? EngageTypes : operation.Types);
            answer.Response = response;
            answer.IsEmpty = bytes?.Length == 0;
            return answer;
        }
    }

    // The bytes, or null where they are too many.
    private async Task<byte[]> ReadBytes(Stream source)
    {
        MemoryStream copy = new MemoryStream();
        byte[] buffer = new byte[16384];
        for (int count = 1; count > 0; copy.Write(buffer, 0, count))
        {
            StopIfLate();
            count = await source.ReadAsync(buffer, 0, buffer.Length, ending).ConfigureAwait(false);
            if (copy.Length + count > LargestAnswer) return null;
        }
        return copy.ToArray();
    }

    private static bool IsPlain(ICollection<string> encodings) => encodings.All(each => Matches(each, "^identity$"));

    // A copy to read, or null where it is too long, or its compression is unknown or broken.
    private async Task<byte[]> Decompress(byte[] bytes, ICollection<string> encodings)
    {
        if (bytes == null || IsPlain(encodings)) return bytes;
        string encoding = string.Join(",", encodings);
        bool isGzip = Matches(encoding, "^(x-)?gzip$");
        if (!isGzip && !Matches(encoding, "^deflate$")) return null;
        // Most servers send the two bytes of a zlib header first, which DeflateStream does not know.
        bool isZlib = !isGzip && bytes.Length > 1 && (bytes[0] & 15) == 8 && (bytes[0] * 256 + bytes[1]) % 31 == 0;
        Stream source = new MemoryStream(bytes) { Position = isZlib ? 2 : 0 };
        CompressionMode mode = CompressionMode.Decompress;
        try
        {
            Stream opened = isGzip ? (Stream)new GZipStream(source, mode) : new DeflateStream(source, mode);
            byte[] plain = await ReadBytes(opened).ConfigureAwait(false);
            return plain != null && (isGzip || isZlib) && !IsWhole(bytes, plain, isGzip) ? null : plain;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // .NET takes what is cut off for the end. gzip closes with the length of what it holds, zlib with a checksum of it.
    private static bool IsWhole(byte[] bytes, byte[] plain, bool isGzip)
    {
        if (bytes.Length < 6) return false;
        byte[] end = bytes.Skip(bytes.Length - 4).ToArray();
        if (isGzip) return BitConverter.ToInt32(end, 0) == plain.Length;
        uint low = 1, high = 0;
        foreach (byte part in plain) (low, high) = ((low + part) % 65521, (high + low + part) % 65521);
        return (high << 16 | low) == BitConverter.ToUInt32(end.Reverse().ToArray(), 0);
    }

    // ---- The answer ------------------------------------------------------------------------------------------------

    // A mended answer goes on uncompressed. One that is compressed and, inside, not plain UTF-8 goes on as it came.
    private static HttpContent Labelled(Reading answer, string mended)
    {
        HttpContent content = answer.Response.Content;
        if (mended != null) content.Headers.ContentEncoding.Clear();
        if (mended == null && answer.IsPlainUtf8) return Json(content);
        if (!IsPlain(content.Headers.ContentEncoding)) return content;
        return Json(WithBytes(content, Encoding.UTF8.GetBytes(mended ?? answer.Text)));
    }

    // An error body with the words that came, where there are any.
    private HttpContent OwnWords(Reading answer, int status)
    {
        string words = answer.TextOf(isEngage ? EngageError : "error");
        string name = answer.TextOf("status") ?? (isEngage && answer.IsSuccess ? "REFUSED" : "HTTP_" + status);
        string error = string.IsNullOrWhiteSpace(words) ? Describe(answer) : WithoutKey(words);
        return ErrorBody(name, error, answer.StatusCode);
    }

    private static HttpResponseMessage Failure(int http, HttpContent content, Reading answer = null)
    {
        answer?.Response?.Dispose();
        return new HttpResponseMessage((HttpStatusCode)http) { Content = content };
    }

    // Sendmode's own form, in which only Sendmode gives numbers.
    private HttpContent ErrorBody(
        string status, string error, int? statusCode = null, string customerid = null, string correlationId = null) =>
        JsonContent(new { status, statusCode, error = error + KeyWarning(), customerid, correlationId });

    private static readonly JsonSerializerSettings WithoutNulls =
        new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore };

    private static HttpContent JsonContent(object value) => Json(new ByteArrayContent(JsonBytes(value)));

    private static byte[] JsonBytes(object value) =>
        Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value, WithoutNulls));

    private string Describe(Reading answer)
    {
        if (answer.Response == null) return answer.Trouble;
        string came = "Sendmode answered HTTP " + answer.Http + " with";
        if (answer.IsEmpty) return came + "out a body.";
        if (answer.Text == null) return came + "out JSON: the body cannot be read.";
        string words = answer.IsJson ? "" : Excerpt(answer.Text);
        if (!answer.IsJson) return came + "out JSON: " + (words == "" ? "the body has no words." : words);
        string what = isEngage ? EngageSuccess : "status code";
        if (!answer.HasOutcome) return came + " JSON that has no " + what + ".";
        if (answer.HasTwoOutcomes) return came + " two " + what + "s.";
        string[] said = isEngage
            ? new[] { EngageSuccess + " " + answer.Literal(EngageSuccess), answer.TextOf(EngageError) }
            : new[] { "status", "statusCode", "error" }.Select(answer.TextOf).ToArray();
        return came + " " + string.Join(", ", said.Where(part => part != null).Select(Excerpt)) + ".";
    }

    // The beginning of a text, in one line without markup and without the key, be it escaped or in capitals. What the
    // end may have cut off within a key is left out.
    private string Excerpt(string text)
    {
        bool isCut = text.Length > 2000;
        string words = Regex.Replace(WithoutKey(isCut ? text.Substring(0, 2000) : text), "<[^>]*>", " ");
        string line = WithoutKey(Regex.Replace(HttpUtility.HtmlDecode(words), "[\\s\\p{Cc}]+", " ").Trim());
        int doubtful = isCut ? Keys().Select(key => key.Length + 8).DefaultIfEmpty(0).Max() : 0;
        string sure = line.Substring(0, Math.Max(0, line.Length - doubtful));
        return sure.Length > 200 ? sure.Substring(0, 200) + "..." : sure;
    }

    private string WithoutKey(string text) =>
        Keys().Aggregate(text, (rest, key) => Regex.Replace(rest, Regex.Escape(key), "[key]", IgnoreCase));

    // The key as it stands and, where it is of several words, each of them.
    private IEnumerable<string> Keys()
    {
        string whole = Header("Authorization");
        return whole.Split(' ', ',').Concat(new[] { whole }).Where(key => key.Length > 3);
    }

    // ---- Bytes, labels and text ------------------------------------------------------------------------------------

    private const RegexOptions IgnoreCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly string[] NotCopied = { "content-length", "content-md5" };

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, IgnoreCase);

    // As it came, however malformed or doubled; empty where there is none.
    private static string Raw(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string> values) ? string.Join(",", values) : "";

    private string Header(string name) => Raw(Context.Request.Headers, name);

    private static HttpContent Json(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static HttpContent WithBytes(HttpContent content, byte[] bytes)
    {
        HttpContent copy = new ByteArrayContent(bytes);
        foreach (var header in content.Headers.Where(header => !NotCopied.Contains(header.Key.ToLowerInvariant())))
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return copy;
    }

    private const string Charset = "charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)";
    // A byte order mark decides; without one it is UTF-8, and only where that fails what the label says.
    private Reading Understand(byte[] bytes, HttpContent content, Dictionary<string, string> types)
    {
        Reading In(string charset) => new Reading(Decode(bytes, charset), types, StopIfLate);
        string[] marks = { "utf-8", "utf-16", "utf-16BE" };
        string marked = bytes == null ? "" : marks.FirstOrDefault(name => IsMarked(bytes, Encoding.GetEncoding(name)));
        if (marked != null) return In(marked);
        Reading plain = In("utf-8");
        plain.IsPlainUtf8 = true;
        string labelled = Regex.Match(Raw(content.Headers, "Content-Type"), Charset, IgnoreCase).Groups[1].Value;
        if (plain.IsJson || labelled == "") return plain;
        Reading other = In(labelled);
        return other.IsJson || plain.Text == null ? other : plain;
    }

    private static bool IsMarked(byte[] bytes, Encoding encoding) =>
        bytes.Take(encoding.GetPreamble().Length).SequenceEqual(encoding.GetPreamble());

    // Null where the bytes are not in that encoding.
    private static string Decode(byte[] bytes, string charset)
    {
        try
        {
            DecoderFallback strict = DecoderFallback.ExceptionFallback;
            string text = Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, strict).GetString(bytes);
            return Regex.Replace(text, "^\uFEFF", "");
        }
        catch (Exception)
        {
            return null;
        }
    }

    // ---- JSON ------------------------------------------------------------------------------------------------------

    // What was read of a request or an answer. One pass over the text finds out whether it is JSON by the grammar of
    // RFC 8259 (Newtonsoft.Json also reads comments, single quotes and trailing commas), where its declared members
    // stand, and how it reads with their types. Without a Text it cannot be read; without a Response, Trouble says why.
    private sealed class Reading
    {
        private const int Deepest = 500;

        // Patterns keep a way back for each part that they repeat, so a text is read in pieces.
        private static readonly Regex Piece = Next(@"[^""\\\x00-\x1f]+|\\(?:[""\\/bfnrt]|u[0-9a-fA-F]{4})");
        private static readonly Regex Plain =
            Next(@"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
        private static readonly Regex Exact = new Regex(@"^(?!(?:[^0-9]*[0-9]){16})-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$");
        private static readonly string[] Outcomes = { ".statusCode", "." + EngageSuccess };

        private readonly Dictionary<string, string> types;
        private readonly Dictionary<string, (int Start, int Length)> places = new Dictionary<string, (int, int)>();
        private readonly Action stopIfLate;
        private readonly HashSet<string> outcomes = new HashSet<string>();
        private StringBuilder mended;
        private int copied, at, values;

        public readonly string Text;
        public readonly bool IsJson;
        public bool IsEmpty, IsPlainUtf8;
        public HttpResponseMessage Response;
        public string Trouble;

        public Reading(string text = null, Dictionary<string, string> types = null, Action stopIfLate = null)
        {
            Text = text;
            this.types = types;
            this.stopIfLate = stopIfLate;
            bool isContainer = text != null && Regex.IsMatch(text, @"^[ \t\r\n]*[{[]");
            IsJson = isContainer && Value("", Deepest) && Space() == text.Length;
            if (IsJson) return;
            places.Clear();
            outcomes.Clear();
        }

        public int Http => Response == null ? 0 : (int)Response.StatusCode;
        public bool IsSuccess => Http >= 200 && Http < 300;
        public bool HasTwoOutcomes => outcomes.Count > 1;
        public bool HasOutcome => outcomes.Any(literal => literal != "null");
        public int? StatusCode => HasTwoOutcomes ? null : WholeNumber(TextOf("statusCode"));
        public string Mended => mended == null ? null : mended + Text.Substring(copied);

        // A member as it is written; null where it is absent.
        public string Literal(string path) => At("." + path);

        public bool IsGiven(string path) => Literal(path) != "null" && Literal(path) != "\"\"";

        // A text, a number or a truth value as text; null for anything else.
        public string TextOf(string path) => IsScalar(Literal(path)) ? Unquoted(Literal(path)) : null;

        private string At(string path) =>
            places.TryGetValue(path, out var place) ? Text.Substring(place.Start, place.Length) : "null";

        private static bool IsScalar(string literal) => "{[n".IndexOf(literal[0]) < 0;

        public static string Unquoted(string literal) =>
            literal[0] != '"' ? literal
            : literal.IndexOf('\\') < 0 ? literal.Substring(1, literal.Length - 2)
            : JsonConvert.DeserializeObject<string>(literal);

        // The number in 14, 14.0 or "14"; null for anything else.
        private static int? WholeNumber(string text)
        {
            string digits = Regex.Match(text ?? "", @"^\s*([+-]?[0-9]+)(\.0*)?\s*$").Groups[1].Value;
            return int.TryParse(digits, out int number) ? number : (int?)null;
        }

        // Reads what is next and says whether it is a value. The path is null where nothing below it is declared.
        private bool Value(string path, int depth)
        {
            if (values++ % 4096 == 0) stopIfLate();
            int start = Space();
            bool isValue = Begins('{') || Begins('[') ? Members(path, depth) : Begins('"') ? Quoted() : Take(Plain);
            if (isValue && path != null && types.TryGetValue(path, out string type)) Note(path, type, start);
            return isValue;
        }

        private bool Members(string path, int depth)
        {
            char close = Text[at++] == '{' ? '}' : ']';
            if (depth == 0) return false;
            if (Has(close)) return true;
            string inner = Declared(path, "[]");
            do
            {
                if (close == '}' && !Name(path, out inner)) return false;
                if (!Value(inner, depth - 1)) return false;
            }
            while (Has(','));
            return Has(close);
        }

        private bool Name(string path, out string inner)
        {
            int start = Space();
            bool isName = Begins('"') && Quoted();
            string name = isName && path != null ? Unquoted(Text.Substring(start, at - start)) : "[";
            inner = name.IndexOfAny(new[] { '.', '[' }) < 0 ? Declared(path, "." + name) : null;
            return isName && Has(':');
        }

        private string Declared(string path, string step) =>
            path != null && types.ContainsKey(path + step) ? path + step : null;

        private bool Quoted()
        {
            at++;
            while (Take(Piece)) continue;
            return at < Text.Length && Text[at++] == '"';
        }

        private static Regex Next(string pattern) => new Regex(@"\G(?:" + pattern + ")", RegexOptions.Compiled);

        private bool Take(Regex pattern)
        {
            Match match = pattern.Match(Text, at);
            at += match.Length;
            return match.Success;
        }

        private bool Begins(char wanted) => at < Text.Length && Text[at] == wanted;

        private bool Has(char wanted)
        {
            Space();
            if (!Begins(wanted)) return false;
            at++;
            return true;
        }

        private int Space()
        {
            while (at < Text.Length && Text[at] <= ' ' && " \t\r\n".IndexOf(Text[at]) >= 0) at++;
            return at;
        }

        // Remembers where a declared member stands, and writes it anew where that has another type and loses nothing.
        private void Note(string path, string type, int start)
        {
            places[path] = (start, at - start);
            if (type == "object" || type == "array") return;
            string literal = Text.Substring(start, at - start);
            if (Outcomes.Contains(path) && outcomes.Count < 2) outcomes.Add(literal);
            string better = IsScalar(literal) ? InType(type, literal) : null;
            if (better == null) return;
            mended = (mended ?? new StringBuilder()).Append(Text, copied, start - copied).Append(better);
            copied = at;
        }

        // Null where the type is right, or cannot be. As a text a number keeps its digits; as a number a text may have
        // 15, which every host reads exactly.
        private static string InType(string type, string literal)
        {
            bool isText = literal[0] == '"';
            if (type == "string") return isText ? null : "\"" + literal + "\"";
            string value = Unquoted(literal).Trim();
            if (type == "number") return isText && Exact.IsMatch(value) ? value : null;
            return type == "integer" && (isText || value.IndexOf('.') >= 0) ? WholeNumber(value)?.ToString() : null;
        }
    }
}
